/** The languages every sentence exists in; Chinese is the one that counts. */
export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

/** One thing said to people, in each language. */
export type Words = Readonly<Record<Lang, string>>
