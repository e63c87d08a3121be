/** JSON with the keys of every object in order: equal things have equal text, in whatever order a store gives them. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Where two texts part, with a little of what stands around. */
export function firstDifference(before: string, after: string): string {
  const at = [...before].findIndex((letter, n) => after[n] !== letter)
  const from = Math.max(0, (at < 0 ? before.length : at) - 40)
  return `…${before.slice(from, from + 160)}… against …${after.slice(from, from + 160)}…`
}
