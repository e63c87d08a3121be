import type { Words } from '#shared/language.ts'
import type { Figures } from '#shared/text/fill-in.ts'
import { fillIn } from '#shared/text/fill-in.ts'

/** A sentence with its figures in every language: what an act says of itself while it waits on the phone. */
export const saysOf = ({ zh, en }: Words, figures: Figures): Words => ({
  zh: fillIn(zh, figures),
  en: fillIn(en, figures),
})
