/** Where objects lie in the bucket: what arrived, what was inspected, what is published. Voice notes by their first letters: the villagers' doors may read those alone (infra/aws/grants.ts). */
export const incomingKey = (photoId: string): string => `incoming/${photoId}`
export const readyKey = (photoId: string): string => `ready/${photoId}.jpg`
export const thumbnailKey = (photoId: string): string => `ready/${photoId}-small.jpg`
export const voiceKey = (voiceId: string): string => `ready/voice-${voiceId}`
/** Under its own digest: a count that lost its race lies beside the one on record and never in its place. */
export const publishedKey = (pollId: string, digest: string): string => `published/${pollId}/${digest}.json`
