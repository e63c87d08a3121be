import type { Instant, LocalDate } from '../calendar/time.ts'
import type { Matter } from '../workflow/matter.ts'

/** One line of a desk: what is owed, what waits for somebody, what changed. */
export interface DeskRow {
  /** Sorts the rows of a kind: `DUE#day#id`, `WAIT#at#id`, `CHANGE#at#matter`. */
  readonly entry: string
  readonly matterId: string
  readonly matterTitle: string
  readonly place: string
  readonly stage: string
  readonly actionId?: string
  readonly objectionId?: string
  readonly text?: string
  readonly owner?: string
  readonly due?: LocalDate
  readonly state?: string
  readonly at: Instant
}

/** What a matter puts on the desks of its village and of every area around it. Derived from the head alone. */
export function deskRows(matter: Matter, changedAt: Instant): DeskRow[] {
  const about = { matterId: matter.id, matterTitle: matter.title, place: matter.place, stage: matter.stage }
  const actions = matter.slices['action-item'].items.filter((item) => item.state !== 'accepted')
  const due = actions.map(({ id, text, owner, due: on, state, changedAt: at }): DeskRow => {
    return { ...about, entry: `DUE#${on}#${id}`, actionId: id, text, owner: owner.name, due: on, state, at }
  })
  const submitted = actions.filter(({ state }) => state === 'submitted')
  const waiting = submitted.map(({ id, text, owner, due: on, state, changedAt: at }): DeskRow => {
    return { ...about, entry: `WAIT#${at}#${id}`, actionId: id, text, owner: owner.name, due: on, state, at }
  })
  const objections = matter.slices.notice.notices.flatMap(({ subject, objections: all }) =>
    all
      .filter(({ state }) => state === 'waiting')
      .map(({ id, at }): DeskRow => ({ ...about, entry: `WAIT#${at}#${id}`, objectionId: id, text: subject, at })),
  )
  const ended = matter.closedAt !== undefined
  return [
    ...(ended ? [] : [...due, ...waiting, ...objections]),
    { ...about, entry: `CHANGE#${changedAt}#${matter.id}`, at: changedAt },
  ]
}
