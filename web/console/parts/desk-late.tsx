import { useState } from 'preact/hooks'
import { formatDate } from '#shared/calendar/format.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import type { Desk } from '#shared/views/desk.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { UrgeButton, UrgeLine } from './urge-line.tsx'
import { FirstFew } from './first-few.tsx'

/** What is late, longest first; each a tap from where it stands, and asked about without leaving. */
export function DeskLate({ desk }: { desk: Desk }) {
  const say = useWords(deskWords)
  const [urging, setUrging] = useState<string>()
  const { overdue, more, place } = desk
  return (
    <section>
      <h2>
        <Icon name="late" /> {say('late')}{' '}
        <span class="count">
          {overdue.length}
          {more.overdue ? '+' : ''}
        </span>
      </h2>
      {overdue.length === 0 ? <p class="box">{say('lateNone')}</p> : null}
      <FirstFew
        rows={overdue.map((row) => {
          const open = urging === row.actionId
          return (
            <li key={row.actionId} class="card late desk-row">
              <div class="head">
                <a class="main-link" href={`/console/m/${row.matterId}/action/${row.actionId}`}>
                  {row.text}
                </a>
                {row.may.urge && row.state !== 'submitted' ? (
                  <UrgeButton about={row} open={open} onOpen={() => setUrging(open ? undefined : row.actionId)} />
                ) : null}
              </div>
              <Facts row={row} />
              {open ? <UrgeLine about={row} onDone={() => setUrging(undefined)} /> : null}
            </li>
          )
        })}
      />
      {overdue.length === 0 ? null : (
        <p>
          <a href={`/console/ledger?place=${place.code}&state=late`}>{say(more.overdue ? 'lateMore' : 'lateLedger')}</a>
        </p>
      )}
    </section>
  )
}

function Facts({ row }: { row: Desk['overdue'][number] }) {
  const say = useWords(deskWords)
  const sayState = useWords(ledgerPageWords)
  const lang = useLang()
  const { village, owner, due, urgedCount, state } = row
  return (
    <>
      <p class="states">
        <Status kind="bad">{say('lateDays', { n: row.daysLate })}</Status>
        {state === 'submitted' ? <Status kind="calm">{sayState('submitted')}</Status> : null}
        {state === 'returned' ? (
          <Status kind="warn" icon="undo">
            {sayState('returned')}
          </Status>
        ) : null}
        {urgedCount === 0 ? null : <span class="soft">{say('urged', { n: urgedCount })}</span>}
      </p>
      <p class="soft">{say('lateFacts', { village, owner, due: formatDate(due, lang) })}</p>
    </>
  )
}
