import type { Lang } from '#shared/language.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { Said } from '../parts/said.tsx'

/** What whoever makes a paper must know before it goes out; left out in print. */
export function Cautions({ sheet: { cautions = [] }, lang }: { sheet: Sheet; lang: Lang }) {
  return cautions.map((text) => (
    <p class="box warned away">
      <strong>{boardWords.warning[lang]}</strong>
      <Said lang={lang}>{text}</Said>
    </p>
  ))
}
