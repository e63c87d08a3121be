import type { Lang } from '#shared/language.ts'
import { ledgerWords } from '#shared/text/ledger-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import type { Value } from './xlsx.ts'
import { tableToXlsx } from './xlsx.ts'

/** In characters; an ideograph takes two. */
const widths = [
  ['number', 6],
  ['village', 16],
  ['matter', 26],
  ['action', 46],
  ['owner', 12],
  ['due', 12],
  ['state', 20],
  ['daysLate', 10],
  ['since', 17],
  ['urged', 10],
] as const

/** A ledger as a workbook, one row an action; `more` adds a last line saying that there are others. */
export function ledgerSheet(rows: readonly LedgerRow[], more: boolean, lang: Lang): Promise<Uint8Array> {
  const say = wordsIn(ledgerWords, lang)
  const columns = widths.map(([name, width]) => ({ title: say(name), width }))
  const lines = rows.map((row, n): Value[] => [
    n + 1,
    row.village,
    row.matterTitle,
    row.text,
    row.owner.name,
    { day: row.due },
    say(row.state),
    row.daysLate,
    { moment: row.since },
    row.urgedCount,
  ])
  const rest = more ? [[undefined, say('more', { n: rows.length })]] : []
  return tableToXlsx(say('sheet'), columns, [...lines, ...rest])
}
