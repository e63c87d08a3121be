import type { Lang, Words } from '#shared/language.ts'
import type { Figures } from '#shared/text/fill-in.ts'
import { wordsIn } from '#shared/text/page-words.ts'

/** What an act says of itself in the outbox, which may be read in the other language later. */
export function bothLanguages<Table extends Readonly<Record<string, Words>>>(
  table: Table,
  key: keyof Table & string,
  figures: Figures,
): Words {
  const inOne = (lang: Lang) => wordsIn<keyof Table & string>(table, lang)(key, figures)
  return { zh: inOne('zh'), en: inOne('en') }
}
