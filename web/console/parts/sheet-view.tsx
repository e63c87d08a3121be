import type { Sheet } from '#shared/outputs/sheet.ts'
import { Said } from '../../parts/said.tsx'
import { Cautions } from '../../staff/cautions.tsx'
import { SheetParts } from '../../staff/sheet-parts.tsx'
import { useLang } from '../data/console.tsx'

/** A paper of the village, to read on the phone before it is signed or hung up. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const lang = useLang()
  return (
    <article class="sheet" aria-label={sheet.title}>
      <Cautions sheet={sheet} lang={lang} />
      <p class="sheet-title">
        <Said lang={lang}>{sheet.title}</Said>
      </p>
      {sheet.subtitle === undefined ? null : (
        <p class="sheet-sub">
          <Said lang={lang}>{sheet.subtitle}</Said>
        </p>
      )}
      <SheetParts sheet={sheet} lang={lang} />
    </article>
  )
}
