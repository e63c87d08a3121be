/** Where objects lie in the bucket: what arrived, what was inspected, what is published. Voice notes by their first letters: the villagers' doors may read those alone (infra/aws/grants.ts). */
export const incomingKey = (photoId: string): string => `incoming/${photoId}`
export const readyKey = (photoId: string): string => `ready/${photoId}.jpg`
export const thumbnailKey = (photoId: string): string => `ready/${photoId}-small.jpg`
export const voiceKey = (voiceId: string): string => `ready/voice-${voiceId}`
/** Where a poll's file lay before data version 3: one place for each poll, whichever count got there last. */
export const publishedKeyBefore = (pollId: string): string => `published/${pollId}.json`
/** Under its own digest: a count that lost its race lies beside the one on record and never in its place. */
export const publishedKey = (pollId: string, digest: string): string => `published/${pollId}/${digest}.json`
