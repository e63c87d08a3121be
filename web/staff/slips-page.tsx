import type { Lang } from '#shared/language.ts'
import { groupedDigits } from '#shared/outputs/delivery-text.ts'
import type { SlipText } from '#shared/outputs/slip-text.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { slipWords } from '#shared/text/slip-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Qr } from '../parts/qr.tsx'
import { Missing, missingStyle } from './missing.tsx'

export interface SlipsPageProps {
  readonly lang: Lang
  readonly text: SlipText
  readonly slips: readonly {
    readonly code: string
    readonly name: string
    readonly address: string
    readonly digits?: string | undefined
  }[]
  /** Where the digits are typed in. */
  readonly hall?: string | undefined
  /** Long lists come in parts, one printing each, with the address of the one that follows. */
  readonly part: number
  readonly parts: number
  readonly next?: string
  /** So many people have no link yet; the page then offers to make them (POST to the same address). */
  readonly missing: number
}

const perSheet = 24

/**
 * Three by eight on A4, 8 mm from each edge, where every printer still prints. Black alone; sizes in millimetres, so that
 * the codes come out as large as they were meant: 26 mm, which a phone reads at arm's length.
 */
const style = `
@page{size:A4;margin:8mm}
main.slips{max-width:calc(194mm + 2rem)}
${missingStyle}
.sheets{overflow-x:auto}
.leaf{display:flex;flex-wrap:wrap;align-content:flex-start;width:194mm;margin:0 0 6mm;padding:0;list-style:none;page-break-inside:avoid}
.slip{flex:none;width:64.6mm;height:35mm;margin:0;padding:.6mm 1.4mm 0;border-right:.2mm dashed #555;border-bottom:.2mm dashed #555;overflow:hidden;font:8pt/1.2 "Noto Sans SC","PingFang SC","Microsoft YaHei",SimHei,sans-serif}
.slip:nth-child(3n+1){border-left:.2mm dashed #555}
.slip:nth-child(-n+3){border-top:.2mm dashed #555}
.slip p{margin:0 0 .4mm}
.slip .what{height:3.6mm;line-height:3.6mm;margin:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.slip .middle{display:flex;height:26mm;overflow:hidden}
.slip .said{flex:1;min-width:0}
.slip .qr{flex:none;width:26mm;margin:0}
.slip svg{display:block;width:26mm;height:26mm}
.slip figcaption{display:none}
.slip .name{font-size:13pt;font-weight:bold;line-height:1.15}
.slip .long{font-size:8.5pt}
.slip .when{font-weight:bold;white-space:pre-line}
.slip .about{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.slip .coded .name{max-height:7mm;overflow:hidden}
.slip .coded .when{font-size:7.2pt}
.slip .brief{-webkit-line-clamp:1}
.slip .digits{font-size:10pt;font-weight:bold;white-space:nowrap}
.slip .hall{font-size:6.5pt;line-height:1.15}
.slip .hall span{display:inline-block}
.slip .how{display:flex;justify-content:space-between;height:3.9mm;line-height:3.8mm;margin:0;border-top:.2mm solid #000;overflow:hidden;white-space:nowrap}
@media print{header,.hint{display:none}main.slips{max-width:none;margin:0;padding:0}.sheets{overflow:visible}.leaf{margin:0;page-break-after:always}.leaf:last-child{page-break-after:auto}}
`

/** Slips to print, cut and hand out, each with the code of one person; 24 to a sheet. */
export function slipsPage({ lang, text, slips, hall, part, parts, next, missing }: SlipsPageProps): Page {
  const say = wordsIn(slipWords, lang)
  const title = say('title', { what: text.what, about: text.about })
  const sheets = Array.from({ length: Math.ceil(slips.length / perSheet) }, (_, n) =>
    slips.slice(n * perSheet, (n + 1) * perSheet),
  )
  const body = (
    <main class="slips">
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <div class="hint">
        <h1>
          <Said lang={lang}>{title}</Said>
        </h1>
        {slips.length + missing === 0 ? <p>{say('nobody')}</p> : null}
        {slips.length === 0 ? null : <p>{say('howMany', { slips: slips.length, pages: sheets.length })}</p>}
        {slips.length === 0 ? null : <p>{say('print')}</p>}
        {parts === 1 ? null : <p>{say('part', { part, parts })}</p>}
        {next === undefined ? null : (
          <a class="go" href={next}>
            {say('nextPart')}
          </a>
        )}
        {missing === 0 ? null : <Missing lang={lang} count={missing} />}
      </div>
      <div class="sheets">
        {sheets.map((sheet) => (
          <ul class="leaf">
            {sheet.map((slip) => (
              <SlipOf lang={lang} text={text} hall={hall} {...slip} />
            ))}
          </ul>
        ))}
      </div>
    </main>
  )
  return { title, lang, body, look: 'paper' }
}

interface SlipProps {
  readonly lang: Lang
  readonly text: SlipText
  readonly code: string
  readonly name: string
  readonly address: string
  readonly digits?: string | undefined
  readonly hall: string | undefined
}

function SlipOf({ lang, text, code, name, address, digits, hall }: SlipProps) {
  const say = wordsIn(slipWords, lang)
  return (
    <li class="slip">
      <p class="what">
        <Said lang={lang}>{`${text.village} · ${text.what}`}</Said>
      </p>
      <div class="middle">
        <div class={digits === undefined ? 'said' : 'said coded'}>
          <p class={name.length > 7 ? 'name long' : 'name'}>
            <Said lang={lang}>{name}</Said>
          </p>
          <p class="when">
            <Said lang={lang}>{text.when}</Said>
          </p>
          {digits === undefined ? null : (
            <>
              <p class="digits">{say('spoken', { digits: groupedDigits(digits) })}</p>
              <p class="hall">
                {say('orOpen')}
                {/* Breaks, if it must, where the path begins. */}
                {(hall ?? '').split(/(?=\/h\/)/).map((piece) => (
                  <span>{piece}</span>
                ))}
              </p>
            </>
          )}
          <p class={digits === undefined ? 'about' : 'about brief'}>
            <Said lang={lang}>{text.about}</Said>
          </p>
        </div>
        <Qr text={address} label={say('toPage', { name })} />
      </div>
      <p class="how">
        <span>{text.how}</span>
        <span>{say('code', { code })}</span>
      </p>
    </li>
  )
}
