import type { Lang } from '#shared/language.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Missing, missingStyle } from './missing.tsx'
import { SheetParts } from './sheet-parts.tsx'

/** Digits that are read out stand large; the row of one person stays whole. */
const style = `
${missingStyle}
table:not(.facts) td:last-child{font:bold 1.3rem/1.4 monospace;white-space:nowrap}
@media print{.hint{display:none}}
`

/** The codes of a poll on A4, to tell each person theirs. */
export function readingPage({ lang, sheet, missing }: { lang: Lang; sheet: Sheet; missing: number }): Page {
  const body = (
    <main>
      <h1>
        <Said lang={lang}>{sheet.title}</Said>
      </h1>
      {missing === 0 ? null : (
        <div class="hint">
          <Missing lang={lang} count={missing} />
        </div>
      )}
      <SheetParts sheet={sheet} lang={lang} />
    </main>
  )
  return { title: sheet.title, lang, body, look: 'paper', style }
}
