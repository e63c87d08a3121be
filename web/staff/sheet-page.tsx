import type { Lang } from '#shared/language.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { paperWords } from '#shared/text/staff-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Qr } from '../parts/qr.tsx'
import { Cautions } from './cautions.tsx'
import { SheetParts } from './sheet-parts.tsx'

const style = `
.away{padding:.6rem;border:2px solid #8a5a00;font-family:sans-serif}
@media print{.away{display:none}}
.right{text-align:right}
.live{margin:1.6rem 0 0;page-break-inside:avoid}
.live .qr{display:flex;align-items:center;margin:0}
.live svg{flex:none;width:32mm;height:32mm;margin-right:4mm}
.live figcaption{min-width:0;font-family:sans-serif;font-size:1rem}
`

/**
 * A paper of the village as a page that prints on A4; the browser's own print does the rest. `live` is the address where
 * everybody sees how the matter stands after the paper was hung up: a code at its foot leads there.
 */
export function sheetPage(sheet: Sheet, lang: Lang, live?: string): Page {
  const body = (
    <main>
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <Cautions sheet={sheet} lang={lang} />
      <h1>
        <Said lang={lang}>{sheet.title}</Said>
      </h1>
      {sheet.subtitle === undefined ? null : (
        <p class="sub">
          <Said lang={lang}>{sheet.subtitle}</Said>
        </p>
      )}
      <SheetParts sheet={sheet} lang={lang} />
      {live === undefined ? null : (
        <div class="live">
          <Qr text={live} label={wordsIn(paperWords, lang)('live')} />
        </div>
      )}
    </main>
  )
  return { title: sheet.title, lang, body, look: 'paper' }
}
