import type { Lang } from '#shared/language.ts'
import type { Part, Sheet } from '#shared/outputs/sheet.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { paperWords } from '#shared/text/staff-words.ts'
import { Said } from '../parts/said.tsx'

/** The parts of a paper, for a page to print and for a preview on the phone. */
export function SheetParts({ sheet, lang }: { sheet: Sheet; lang: Lang }) {
  return (
    <>
      {sheet.parts.map((part) => (
        <SheetPart part={part} lang={lang} />
      ))}
    </>
  )
}

/** The village's own words on a sheet in English are Chinese. */
const saidIn = (lang: Lang) => (text: string) => <Said lang={lang}>{text}</Said>

function SheetPart({ part, lang }: { part: Part; lang: Lang }) {
  const said = saidIn(lang)
  switch (part.kind) {
    case 'heading':
      return <h2>{said(part.text)}</h2>
    case 'paragraph':
      return <p class={`text ${part.stands ?? 'body'}`}>{said(part.text)}</p>
    case 'note':
      return (
        <p class="note text">
          {wordsIn(paperWords, lang)('note')}
          {said(part.text)}
        </p>
      )
    case 'list':
      return (
        <ol>
          {part.items.map((item) => (
            <li>{said(item)}</li>
          ))}
        </ol>
      )
    case 'facts':
      return (
        <table class="facts">
          <tbody>
            {part.rows.map(({ label, value }) => (
              <tr>
                <th scope="row">{said(label)}</th>
                <td class="text">{said(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return <Table part={part} said={said} />
    case 'signatures':
      return <Signatures part={part} said={said} />
    default:
      return part satisfies never
  }
}

type Saying = ReturnType<typeof saidIn>

function Table({ part, said }: { part: Extract<Part, { kind: 'table' }>; said: Saying }) {
  return (
    <table>
      <thead>
        <tr>
          {part.head.map((cell) => (
            <th scope="col">{said(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{said(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Signatures({ part, said }: { part: Extract<Part, { kind: 'signatures' }>; said: Saying }) {
  const say = wordsIn(paperWords, part.lang)
  return (
    <div class="sign">
      {part.signers.map(({ name, role, signedOn }) => (
        <p>
          {said(role === undefined ? name : `${role} ${name}`)}
          {part.lang === 'zh' ? '：' : ': '}
          {signedOn === undefined ? <span class="line" role="img" aria-label={say('sign')} /> : signedOn}
        </p>
      ))}
    </div>
  )
}
