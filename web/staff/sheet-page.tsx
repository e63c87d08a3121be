import type { Lang } from '#shared/decision/sentence.ts'
import type { Part, Sheet } from '#shared/outputs/sheet.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { paperWords } from '#shared/text/staff-words.ts'
import type { Page } from '../page.tsx'

/** A paper of the village as a page that prints on A4; the browser's own print does the rest. */
export function sheetPage(sheet: Sheet, lang: Lang): Page {
  const body = (
    <main>
      <h1>{sheet.title}</h1>
      {sheet.subtitle === undefined ? null : <p class="sub">{sheet.subtitle}</p>}
      {sheet.parts.map((part) => (
        <SheetPart part={part} lang={lang} />
      ))}
    </main>
  )
  return { title: sheet.title, lang, body, look: 'paper' }
}

function SheetPart({ part, lang }: { part: Part; lang: Lang }) {
  switch (part.kind) {
    case 'heading':
      return <h2>{part.text}</h2>
    case 'paragraph':
      return <p class="text body">{part.text}</p>
    case 'note':
      return (
        <p class="note text">
          {wordsIn(paperWords, lang)('note')}
          {part.text}
        </p>
      )
    case 'list':
      return (
        <ol>
          {part.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      )
    case 'facts':
      return (
        <table class="facts">
          <tbody>
            {part.rows.map(({ label, value }) => (
              <tr>
                <th scope="row">{label}</th>
                <td class="text">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return <Table part={part} />
    case 'signatures':
      return <Signatures part={part} />
    default:
      return part satisfies never
  }
}

function Table({ part }: { part: Extract<Part, { kind: 'table' }> }) {
  return (
    <table>
      <thead>
        <tr>
          {part.head.map((cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Signatures({ part }: { part: Extract<Part, { kind: 'signatures' }> }) {
  const say = wordsIn(paperWords, part.lang)
  return (
    <div class="sign">
      {part.signers.map(({ name, role, signedOn }) => (
        <p>
          {role === undefined ? '' : `${role} `}
          {name}
          {part.lang === 'zh' ? '：' : ': '}
          {signedOn === undefined ? <span class="line" role="img" aria-label={say('sign')} /> : signedOn}
        </p>
      ))}
    </div>
  )
}
