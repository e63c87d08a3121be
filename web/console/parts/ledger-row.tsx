import { formatDate } from '#shared/calendar/format.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import { ledgerWords } from '#shared/text/ledger-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import type { StatusKind } from '../../parts/status.tsx'
import { Status } from '../../parts/status.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { UrgeButton, UrgeLine } from './urge-line.tsx'

export interface RowProps {
  readonly row: LedgerRow
  /** Undefined where it may not be reviewed now. */
  readonly ticked: boolean | undefined
  readonly onTick: () => void
  /** Whether any row of the table can be ticked. */
  readonly ticking: boolean
  readonly urging: boolean
  readonly onUrge: (open: boolean) => void
}

const looks = {
  open: ['plain', 'clock'],
  submitted: ['calm', 'info'],
  returned: ['warn', 'undo'],
  accepted: ['good', 'done'],
} as const satisfies Record<LedgerRow['state'], readonly [StatusKind, IconName]>

/** The columns of the table, in the order in which a row fills them. */
export const columns = ['action', 'village', 'owner', 'due', 'state'] as const

/** One action as a line of the table. */
export function LedgerLine(props: RowProps) {
  const { row, ticking, urging, onUrge } = props
  return (
    <>
      <tr data-action={row.actionId}>
        {ticking ? (
          <td>
            <Tick {...props} bare />
          </td>
        ) : null}
        <th scope="row">
          <ActionLink row={row} />
        </th>
        <td>
          {row.village}
          <small>
            <StoryLink row={row} />
          </small>
        </td>
        <td>{row.owner.name}</td>
        <td>
          <Due row={row} />
        </td>
        <td>
          <State row={row} />
        </td>
        <td>
          <Urge {...props} />
        </td>
      </tr>
      {urging ? (
        <tr>
          <td colSpan={columns.length + (ticking ? 2 : 1)}>
            <UrgeLine about={aboutOf(row)} onDone={() => onUrge(false)} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** The same as a card, where the window is narrow. */
export function LedgerCard(props: RowProps) {
  const say = useWords(ledgerWords)
  const { row, urging, onUrge } = props
  return (
    <li
      class={`card desk-row${row.daysLate > 0 && row.state !== 'accepted' ? ' late' : ''}`}
      data-action={row.actionId}
    >
      <ActionLink row={row} />
      <p class="states">
        <State row={row} />
      </p>
      <dl class="pairs">
        <dt>{say('owner')}</dt>
        <dd>{row.owner.name}</dd>
        <dt>{say('due')}</dt>
        <dd>
          <Due row={row} />
        </dd>
        <dt>{say('village')}</dt>
        <dd>{row.village}</dd>
        <dt>{say('matter')}</dt>
        <dd>
          <StoryLink row={row} />
        </dd>
      </dl>
      <div class="row">
        <Tick {...props} />
        <Urge {...props} />
      </div>
      {urging ? <UrgeLine about={aboutOf(row)} onDone={() => onUrge(false)} /> : null}
    </li>
  )
}

const aboutOf = ({ matterId, place, actionId, text, owner }: LedgerRow) => ({
  matterId,
  place,
  actionId,
  text,
  owner: owner.name,
})

/** Its evidence: what was reported, with photos, and who reviewed it. */
function ActionLink({ row }: { row: LedgerRow }) {
  return (
    <a class="main-link" href={`/console/m/${row.matterId}/action/${row.actionId}`}>
      {row.text}
    </a>
  )
}

function StoryLink({ row }: { row: LedgerRow }) {
  const say = useWords(ledgerPageWords)
  return (
    <a
      class="story-link"
      href={`/console/m/${row.matterId}/story`}
      aria-label={say('storyOf', { matter: row.matterTitle })}
    >
      {row.matterTitle}
    </a>
  )
}

function Due({ row }: { row: LedgerRow }) {
  const say = useWords(deskWords)
  const lang = useLang()
  return (
    <>
      {formatDate(row.due, lang)}
      {row.daysLate === 0 ? null : (
        <>
          {' '}
          {row.state === 'accepted' ? (
            <span class="soft">{say('wasLate', { n: row.daysLate })}</span>
          ) : (
            <Status kind="bad">{say('lateDays', { n: row.daysLate })}</Status>
          )}
        </>
      )}
    </>
  )
}

function State({ row }: { row: LedgerRow }) {
  const say = useWords(ledgerPageWords)
  const sayDesk = useWords(deskWords)
  const [kind, icon] = looks[row.state]
  return (
    <>
      <Status kind={kind} icon={icon}>
        {say(row.state)}
      </Status>
      {row.urgedCount === 0 ? null : <small class="soft">{sayDesk('urged', { n: row.urgedCount })}</small>}
    </>
  )
}

function Urge({ row, urging, onUrge }: RowProps) {
  return row.may.urge && row.state !== 'submitted' ? (
    <UrgeButton about={aboutOf(row)} open={urging} onOpen={() => onUrge(!urging)} />
  ) : null
}

/** `bare`: where the column's head says what it is for. */
function Tick({ row, ticked, onTick, bare = false }: RowProps & { readonly bare?: boolean }) {
  const say = useWords(ledgerPageWords)
  if (ticked === undefined) return null
  return (
    <label class={`chip tick${ticked ? ' on' : ''}`}>
      <input type="checkbox" checked={ticked} onChange={onTick} aria-label={say('tickOne', { text: row.text })} />
      {bare ? null : <span aria-hidden="true">{say('tick')}</span>}
    </label>
  )
}
