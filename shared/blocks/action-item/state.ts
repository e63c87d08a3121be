import type { Instant, LocalDate } from '../../calendar/time.ts'
import { endOfDay } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

/** An action item (落实任务): who does what by when; done when another person has accepted it. */
export interface ActionItem {
  readonly id: string
  readonly topicId: string
  readonly text: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly due: LocalDate
  readonly round: number
  readonly assignedAt: Instant
  readonly state: 'open' | 'submitted' | 'returned' | 'accepted'
  readonly progressCount: number
  readonly urgedCount: number
  readonly changedAt: Instant
  readonly acceptedAt?: Instant
}

export interface ActionState {
  readonly round: number
  readonly items: readonly ActionItem[]
}

export type ActionEvent =
  | {
      type: 'ActionAssigned'
      at: Instant
      by: string
      actionId: string
      topicId: string
      text: string
      owner: { id: string; name: string }
      due: LocalDate
    }
  | {
      type: 'ProgressReported'
      at: Instant
      by: string
      actionId: string
      text: string
      photos: readonly string[]
      submitted: boolean
    }
  | { type: 'ActionUrged'; at: Instant; by: string; name: string; actionId: string; text: string }

export const noActions: ActionState = { round: 1, items: [] }

export function actionOf(state: ActionState, id: string): ActionItem | undefined {
  return state.items.find((item) => item.id === id)
}

/** Overdue from the end of the due day until it is accepted; handing in does not stop the clock, acceptance does. */
export function isOverdue(item: Pick<ActionItem, 'state' | 'due'>, now: Instant): boolean {
  return item.state !== 'accepted' && now >= endOfDay(item.due)
}

export function applyToActions(state: ActionState, event: MatterEvent): ActionState {
  switch (event.type) {
    case 'ActionAssigned': {
      const { actionId: id, topicId, text, owner, due, at } = event
      const item: ActionItem = {
        id,
        topicId,
        text,
        owner,
        due,
        round: state.round,
        assignedAt: at,
        state: 'open',
        progressCount: 0,
        urgedCount: 0,
        changedAt: at,
      }
      return { ...state, items: [...state.items, item] }
    }
    case 'ProgressReported':
      return change(state, event.actionId, (item) => ({
        ...item,
        progressCount: item.progressCount + 1,
        state: event.submitted ? 'submitted' : item.state,
        changedAt: event.at,
      }))
    case 'ActionUrged':
      return change(state, event.actionId, (item) => ({ ...item, urgedCount: item.urgedCount + 1 }))
    case 'ActionReviewed':
      return change(state, event.actionId, (item) =>
        event.verdict === 'accept'
          ? { ...item, state: 'accepted', acceptedAt: event.at, changedAt: event.at }
          : { ...item, state: 'returned', changedAt: event.at },
      )
    case 'SentBack':
      return { ...state, round: state.round + 1 }
    default:
      return state
  }
}

function change(state: ActionState, id: string, to: (item: ActionItem) => ActionItem): ActionState {
  return { ...state, items: state.items.map((item) => (item.id === id ? to(item) : item)) }
}
