import type { Sentence } from '../decision/sentence.ts'

/** The product's name, where a file names its maker. */
export const maker: Sentence = { zh: '村议', en: 'Cunyi' }

/** When a machine broke and nothing else can be said. */
export const broken: Sentence = { zh: '系统出错，请稍后再试。', en: 'Something broke, please try again later.' }

/** The title of a matter that begins with a topic from the village's public form. */
export const villagersMatter: Sentence = { zh: '村民提出的事项', en: 'A matter raised by villagers' }
