import type { ActionItem } from '../blocks/action-item/state.ts'
import type { Instant, LocalDate } from '../calendar/time.ts'
import type { Matter } from '../workflow/matter.ts'

/** One line of a desk or ledger: what is owed, what was done, what waits for somebody, what changed. */
export interface DeskRow {
  /** Sorts the rows of a kind; which kinds there are says `deskRows`. */
  readonly entry: string
  readonly matterId: string
  readonly matterTitle: string
  readonly procedure: string
  readonly version: number
  readonly place: string
  readonly stage: string
  readonly actionId?: string
  readonly noticeId?: string
  readonly objectionId?: string
  /** Whose signature the minutes wait for. */
  readonly signer?: string
  readonly text?: string
  readonly owner?: string
  readonly ownerId?: string
  readonly due?: LocalDate
  readonly acceptedAt?: Instant
  readonly urgedCount?: number
  readonly state?: string
  readonly at: Instant
}

/**
 * What a matter puts on the desks of its village and of every area around it. Derived from the head alone.
 *
 * | entry                               | for                                                        |
 * |-------------------------------------|------------------------------------------------------------|
 * | `DUE#day#action`                    | what is owed, longest overdue first                        |
 * | `DONE#day#action`                   | what was accepted                                          |
 * | `IS#state#day#action`               | what is owed, by its state                                 |
 * | `OWNER#id#DUE#day#action`, `…DONE#` | both, by owner                                             |
 * | `WAIT#at#id`                        | reviews, answers and signatures somebody waits for         |
 * | `CHANGE#at#matter`                  | when the matter last changed                               |
 */
export function deskRows(matter: Matter, changedAt: Instant): DeskRow[] {
  const { id: matterId, title: matterTitle, place, stage, procedure } = matter
  const about = { matterId, matterTitle, procedure: procedure.id, version: procedure.version, place, stage }
  const ended = matter.closedAt !== undefined
  const actions = matter.slices['action-item'].items.flatMap((item) => {
    const row = { ...about, ...factsOf(item) }
    return entriesOf(item, ended).map((entry): DeskRow => ({ ...row, entry }))
  })
  return [...actions, ...(ended ? [] : waiting(matter, about)), changeOf(about, changedAt)]
}

type About = Pick<DeskRow, 'matterId' | 'matterTitle' | 'procedure' | 'version' | 'place' | 'stage'>

const changeOf = (about: About, at: Instant): DeskRow => ({ ...about, entry: `CHANGE#${at}#${about.matterId}`, at })

function factsOf(item: ActionItem) {
  const { id: actionId, text, owner, due, state, urgedCount, changedAt: at, acceptedAt } = item
  const accepted = acceptedAt === undefined ? {} : { acceptedAt }
  return { actionId, text, owner: owner.name, ownerId: owner.id, due, state, urgedCount, at, ...accepted }
}

function entriesOf({ id, due, state, owner }: ActionItem, ended: boolean): string[] {
  const when = `${due}#${id}`
  if (state === 'accepted') return [`DONE#${when}`, `OWNER#${owner.id}#DONE#${when}`]
  if (ended) return []
  return [`DUE#${when}`, `IS#${state}#${when}`, `OWNER#${owner.id}#DUE#${when}`]
}

function waiting(matter: Matter, about: About): DeskRow[] {
  const submitted = matter.slices['action-item'].items.filter(({ state }) => state === 'submitted')
  const objections = matter.slices.notice.notices.flatMap(({ id: noticeId, subject, objections: all }) =>
    all
      .filter(({ state }) => state === 'waiting')
      .map(({ id, at }) => ({ entry: `WAIT#${at}#${id}`, objectionId: id, noticeId, text: subject, at })),
  )
  const { signers, signatures } = matter.slices.minutes
  // Who was asked to sign is known, when is not: not before the stage began.
  const unsigned = signers.filter((id) => !signatures.some(({ staff }) => staff === id))
  const at = matter.stageSince
  return [
    ...submitted.map((item) => ({ ...factsOf(item), entry: `WAIT#${item.changedAt}#${item.id}` })),
    ...objections,
    ...unsigned.map((signer) => ({ entry: `WAIT#${at}#${matter.id}-${signer}`, signer, at })),
  ].map((row) => ({ ...about, ...row }))
}
