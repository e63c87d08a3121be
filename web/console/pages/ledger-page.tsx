import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import * as z from 'zod'
import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import { Icon } from '../../parts/icon.tsx'
import { myPlaces, useArea } from '../data/area.ts'
import { useBatch } from '../data/batch.ts'
import { useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'
import type { LedgerAsked } from '../data/ledger.ts'
import { askedBy, queryOf, useLedger } from '../data/ledger.ts'
import { Button } from '../parts/act-button.tsx'
import { AreaTrail } from '../parts/area-trail.tsx'
import { Screen } from '../parts/frame.tsx'
import { LedgerFilters } from '../parts/ledger-filters.tsx'
import { LedgerList } from '../parts/ledger-list.tsx'
import { BatchProgress, ReviewSeveral } from '../parts/ledger-review.tsx'
import { Loaded } from '../parts/loaded.tsx'

/** The action items of an area: found, urged, reviewed and taken away as a file. */
export function LedgerPage() {
  const say = useWords(ledgerPageWords)
  const { me } = useConsole()
  const { query, route } = useLocation()
  const asked = askedBy(query, myPlaces(me)[0] ?? '')
  const here = useArea(asked.place === '' ? undefined : asked.place).value?.place
  const ask = (next: LedgerAsked) => route(`/console/ledger?${queryOf(next)}`, true)
  // Whoever was listed once can be chosen: the list of one person's actions names nobody else.
  const owners = useRef(new Map<string, string>())
  const meet = (rows: readonly LedgerRow[]) => rows.forEach(({ owner }) => owners.current.set(owner.id, owner.name))
  const toPlace = ({ code }: { code: string }) => `/console/ledger?${queryOf({ ...asked, place: code })}`
  return (
    <Screen wide title={say('title')} above={here?.code === asked.place ? here.name : asked.place}>
      <AreaTrail key={asked.place} code={asked.place} href={toPlace} />
      <LedgerFilters asked={asked} owners={owners.current} onAsk={ask} />
      <Rows key={queryOf(asked)} asked={asked} onRows={meet} onAsk={ask} />
    </Screen>
  )
}

interface RowsProps {
  readonly asked: LedgerAsked
  readonly onRows: (rows: readonly LedgerRow[]) => void
  readonly onAsk: (asked: LedgerAsked) => void
}

function Rows({ asked, onRows, onAsk }: RowsProps) {
  const say = useWords(ledgerPageWords)
  const lang = useLang()
  const pages = useLedger(asked)
  const { view, rows, more, busy, lost } = pages
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { batch, review, undo, clear } = useBatch()
  const sending = useReviewsOnTheWay()
  const reviewable = (row: LedgerRow) => row.may.review && row.state === 'submitted' && !sending.has(row.actionId)
  const can = rows.filter(reviewable)
  const chosen = can.filter(({ actionId }) => ticked.has(actionId))
  onRows(rows)
  const tick = (actionId: string) =>
    setTicked(
      (before) => new Set(before.has(actionId) ? [...before].filter((one) => one !== actionId) : [...before, actionId]),
    )
  return (
    <>
      <p class="row">
        <a class="small plain" href={`/api/ledger.xlsx?${queryOf(asked)}&lang=${lang}`} download="ledger.xlsx">
          <Icon name="download" /> {say('export')}
        </a>
        {can.length < 2 ? null : (
          <Button
            small
            plain
            onClick={() =>
              setTicked(chosen.length === can.length ? new Set() : new Set(can.map(({ actionId }) => actionId)))
            }
          >
            {chosen.length === can.length ? say('untick') : say('tickAll', { n: can.length })}
          </Button>
        )}
      </p>
      <BatchProgress batch={batch} onUndo={() => void undo()} onClear={clear} />
      <Loaded view={view}>
        {() =>
          rows.length === 0 && more === undefined ? (
            <Nothing asked={asked} onAsk={onAsk} />
          ) : (
            <LedgerList rows={rows} reviewable={reviewable} ticked={ticked} onTick={tick} />
          )
        }
      </Loaded>
      {more === undefined ? null : (
        <Button plain busy={busy} onClick={() => void more()}>
          {say('more')}
        </Button>
      )}
      {lost ? (
        <p class="box" role="status">
          {say('moreLost')}
        </p>
      ) : null}
      <ReviewSeveral
        key={String(chosen.length === 0)}
        ticked={chosen}
        onReview={(verdict, reason) => {
          setTicked(new Set())
          review(chosen, verdict, reason)
        }}
      />
    </>
  )
}

function Nothing({ asked, onAsk }: { asked: LedgerAsked; onAsk: (asked: LedgerAsked) => void }) {
  const say = useWords(ledgerPageWords)
  return (
    <>
      <p class="box">{say(asked.state === 'late' ? 'noneLate' : 'none')}</p>
      {asked.state === 'all' ? null : (
        <Button small plain onClick={() => onAsk({ ...asked, state: 'all' })}>
          {say('seeAll')}
        </Button>
      )}
    </>
  )
}

const aboutAction = z.object({ actionId: z.string() })

/** Actions whose review is on its way already. */
function useReviewsOnTheWay(): ReadonlySet<string> {
  const reviews = useOutbox().filter(({ path }) => path.endsWith('/commands/review'))
  return new Set(
    reviews.flatMap(({ body }) => {
      const about = aboutAction.safeParse(body['data'])
      return about.success ? [about.data.actionId] : []
    }),
  )
}
