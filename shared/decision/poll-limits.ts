/** In a secret poll of fewer, or while fewer have voted, the counts alone come close to telling who chose what. */
export const enoughForSecrecy = 5

/** Provincial rules on village assemblies let one person stand for two others at most; a village may allow fewer. */
export const proxiesAtMost = 2

/** A poll's file lists so many receipts at most; no village comes near it. */
export const electorateAtMost = 100_000
