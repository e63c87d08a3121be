const [shown, groupOf] = [8, 4]

/** The beginning of a digest as people compare it by eye: two groups of four signs. */
export const shownDigest = (digest: string): string => `${digest.slice(0, groupOf)} ${digest.slice(groupOf, shown)}`
