/** The languages every sentence exists in. */
export type Lang = 'zh' | 'en'

/** One thing said to people, in each language. */
export type Sentence = Readonly<Record<Lang, string>>

/** What is being counted: persons, households (一户一票, or households a representative stands for), or plain votes. */
export type Unit = 'people' | 'households' | 'votes'
