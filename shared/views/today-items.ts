import { covers } from '../workflow/actor.ts'
import * as z from 'zod'
import type { StaffRole } from '../workflow/actor.ts'
import { instant, localDate } from '../workflow/fields.ts'

/** What a matter can wait for, most pressing first: the first of a matter's items is its next step. */
export const todayKinds = [
  'answer-objection',
  'review',
  'do-action',
  'hold-meeting',
  'poll-open',
  'sign-minutes',
  'visit',
  'find-topic',
  'convene',
  'decide',
  'write-minutes',
  'assign',
  'close',
  'evaluate',
  'take-up-topics',
  'meeting',
  'poll-closes',
  'notice-ends',
] as const
export type TodayKind = (typeof todayKinds)[number]

export const todayItem = z.object({
  kind: z.enum(todayKinds),
  matterId: z.string(),
  matterTitle: z.string(),
  place: z.string(),
  /** The moment (a meeting's, a poll's closing) or the day it is due. */
  at: z.exactOptional(instant),
  due: z.exactOptional(localDate),
  /** Figures and names for the sentence; `days` from today to the day it is due, negative when late. */
  with: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Id of the action, meeting, poll, notice or topic it is about. */
  subjectId: z.exactOptional(z.string()),
})
export type TodayItem = z.infer<typeof todayItem>

/** Whom an item waits for: one person, everybody with a role but one, villagers, or only its day. */
export type WaitsFor =
  | { readonly is: 'person'; readonly id: string }
  | { readonly is: 'roles'; readonly roles: readonly string[]; readonly not?: string }
  | { readonly is: 'villagers' }
  | { readonly is: 'its-day' }

export interface Waiting {
  readonly item: TodayItem
  readonly for: WaitsFor
}

/** Figures that lie beside the heads of matters, where somebody has read them. */
export interface Figures {
  /** How many have voted, by the id of an open poll. */
  readonly voted?: Readonly<Record<string, number>>
  /** How many have evaluated in the present round, by the id of a matter. */
  readonly evaluated?: Readonly<Record<string, number>>
  /** Names of staff by login. */
  readonly names?: Readonly<Record<string, string>>
}

/** Somebody with their roles as their account has them. */
export interface StaffMember {
  readonly id: string
  readonly roles: readonly { readonly role: StaffRole; readonly place: string }[]
}

export function isFor(waits: WaitsFor, { id, roles }: StaffMember, place: string): boolean {
  if (waits.is === 'person') return waits.id === id
  if (waits.is !== 'roles' || waits.not === id) return false
  return roles.some((one) => waits.roles.includes(one.role) && covers(one.place, place))
}
