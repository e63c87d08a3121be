import type { Words } from '../language.ts'

/** The product's name, where a file names its maker. */
export const maker: Words = { zh: '村议', en: 'Cunyi' }

/** When a machine broke and nothing else can be said. */
export const broken: Words = { zh: '系统出错，请稍后再试。', en: 'Something broke, please try again later.' }

/** The title of a matter that begins with a topic from the village's public form. */
export const villagersMatter: Words = { zh: '村民提出的事项', en: 'A matter raised by villagers' }
