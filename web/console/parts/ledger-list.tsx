import { useState } from 'preact/hooks'
import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import { ledgerWords } from '#shared/text/ledger-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import { useWords } from '../data/console.tsx'
import { useWide } from '../data/wide.ts'
import type { RowProps } from './ledger-row.tsx'
import { LedgerCard, LedgerLine, columns } from './ledger-row.tsx'

interface LedgerListProps {
  readonly rows: readonly LedgerRow[]
  /** Whether it may be ticked to be reviewed. */
  readonly reviewable: (row: LedgerRow) => boolean
  readonly ticked: ReadonlySet<string>
  readonly onTick: (actionId: string) => void
}

/** The rows in the order in which they came: a table where there is room, cards elsewhere. */
export function LedgerList({ rows, reviewable, ticked, onTick }: LedgerListProps) {
  const say = useWords(ledgerPageWords)
  const sayColumn = useWords(ledgerWords)
  const wide = useWide()
  const [urging, setUrging] = useState<string>()
  const ticking = rows.some(reviewable)
  const propsOf = (row: LedgerRow): RowProps => ({
    row,
    ticked: reviewable(row) ? ticked.has(row.actionId) : undefined,
    onTick: () => onTick(row.actionId),
    ticking,
    urging: urging === row.actionId,
    onUrge: (open) => setUrging(open ? row.actionId : undefined),
  })
  if (!wide)
    return (
      <ul class="list">
        {rows.map((row) => (
          <LedgerCard key={row.actionId} {...propsOf(row)} />
        ))}
      </ul>
    )
  return (
    <table class="ledger">
      <caption>{say('table')}</caption>
      <thead>
        <tr>
          {ticking ? <th scope="col">{say('tick')}</th> : null}
          {columns.map((column) => (
            <th key={column} scope="col">
              {sayColumn(column)}
            </th>
          ))}
          <th scope="col">{say('acts')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LedgerLine key={row.actionId} {...propsOf(row)} />
        ))}
      </tbody>
    </table>
  )
}
