import * as z from 'zod'
import { instant, localDate } from '../workflow/fields.ts'
import { stageCount } from './stage-ages.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)

const aboutMatter = {
  matterId: z.string(),
  matterTitle: z.string(),
  /** Division code of the village, and what it is called (its code where nobody knows). */
  place: z.string(),
  village: z.string(),
  procedure: z.string(),
  stage: z.string(),
  /** Since when it is so. */
  at: instant,
}

/** An action that is not accepted although its day is over. Longest overdue first. */
export const overdueLine = z.object({
  ...aboutMatter,
  actionId: z.string(),
  text: z.string(),
  owner: z.string(),
  due: localDate,
  state: z.string(),
  daysLate: z.int(),
  urgedCount: count,
  /** Whether this person may review or urge it now: by role, and never the own work. */
  may: z.object({ review: z.boolean(), urge: z.boolean() }),
})

/** What somebody has to do before the matter goes on; `mine` when it may be this person. Longest waiting first. */
export const waitingLine = z.discriminatedUnion('kind', [
  z.object({
    ...aboutMatter,
    kind: z.literal('review'),
    mine: z.boolean(),
    actionId: z.string(),
    text: z.string(),
    owner: z.string(),
    due: localDate,
  }),
  z.object({
    ...aboutMatter,
    kind: z.literal('answer-objection'),
    mine: z.boolean(),
    noticeId: z.exactOptional(z.string()),
    objectionId: z.string(),
    /** The notice's subject. */
    text: z.string(),
  }),
  z.object({ ...aboutMatter, kind: z.literal('sign-minutes'), mine: z.boolean(), signer: z.string() }),
])

/** A matter that changed; `isNew` when that was after this person last looked. Newest first. */
export const changeLine = z.object({ ...aboutMatter, isNew: z.boolean() })

const stages = z.record(z.string(), stageCount)

/** A procedure as far as a desk needs it: its stages in their order, with their titles. */
export const procedureStages = z.object({
  id: z.string(),
  title: words,
  stages: z.array(z.object({ id: z.string(), title: words, end: z.boolean() })),
})

/** GET /api/desk?place=CODE */
export const deskAnswer = z.object({
  place: z.object({ code: z.string(), name: z.string() }),
  now: instant,
  /** When this person last said that they had looked at this desk; absent before the first time. */
  seenAt: z.exactOptional(instant),
  overdue: z.array(overdueLine),
  waiting: z.array(waitingLine),
  changes: z.array(changeLine),
  /** Whether there is more than is listed; of what is late the ledger has the rest. */
  more: z.object({ overdue: z.boolean(), waiting: z.boolean(), changes: z.boolean() }),
  /** Matters by the id of the stage they stand in, in the whole area. */
  stages,
  /** The areas right below, in order of their codes; `overdue` counts what is listed above. */
  children: z.array(z.object({ code: z.string(), name: z.string(), stages, overdue: count })),
  /** Of every procedure named above. */
  procedures: z.array(procedureStages),
})
export type Desk = z.infer<typeof deskAnswer>

/** POST /api/desk/seen {commandId, place, at}: the later of what was known and `at`, never later than now. */
export const seenAnswer = z.object({ seenAt: instant })
