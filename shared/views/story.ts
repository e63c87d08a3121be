import * as z from 'zod'
import { instant, localDate } from '../workflow/fields.ts'
import { publicPollSchema } from './public-poll.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)

/** Who did it: staff by name; villagers, the public form and the clock leave none. */
export const storyTeller = z.discriminatedUnion('is', [
  z.object({ is: z.literal('staff'), id: z.string(), name: z.string() }),
  z.object({ is: z.enum(['villager', 'public', 'system']) }),
])

/** One thing that happened. What concerns it is there, everything else is absent. */
export const storyEntry = z.object({
  /** Number of the record in the chain; one record may tell several things. */
  seq: count,
  at: instant,
  /** Type of the event: `MatterOpened`, `TopicRaised`, `PollCounted`… */
  kind: z.string(),
  by: storyTeller,
  /** What happened, in a few words. */
  tells: words,
  /** What people wrote or decided, as they wrote it: a title, a question, a report, a reason. */
  title: z.exactOptional(z.string()),
  text: z.exactOptional(z.string()),
  subjectId: z.exactOptional(z.string()),
  topicId: z.exactOptional(z.string()),
  photos: z.array(z.string()),
  voices: z.array(z.string()),
  /** From which stage to which. */
  stage: z.exactOptional(z.object({ from: z.exactOptional(words), to: words })),
  meeting: z.exactOptional(z.object({ kind: z.string(), place: z.string(), heldAt: instant, dueCount: count })),
  /** How many: who checked in, papers entered. */
  count: z.exactOptional(count),
  /** As everybody may see it: counts and channels only once it is closed. */
  poll: z.exactOptional(publicPollSchema),
  notice: z.exactOptional(z.object({ days: count })),
  upheld: z.exactOptional(z.boolean()),
  action: z.exactOptional(
    z.object({
      id: z.string(),
      text: z.string(),
      owner: z.string(),
      due: localDate,
      /** As it stands now, not as it stood then. */
      state: z.string(),
      overdue: z.boolean(),
    }),
  ),
  submitted: z.exactOptional(z.boolean()),
  verdict: z.exactOptional(z.enum(['accept', 'return'])),
  evaluations: z.exactOptional(z.array(z.object({ topicId: z.string(), topic: z.string(), mean: z.number(), count }))),
  /** The row of `visits` it is about. */
  visitId: z.exactOptional(z.string()),
})
export type StoryEntry = z.infer<typeof storyEntry>

/** What was written down at a door. Names of households are for staff of the area alone. */
export const storyVisit = z.looseObject({
  id: z.string(),
  by: z.string(),
  byName: z.string(),
  recordedAt: instant,
  receivedAt: instant,
  /** Answers of the visit form by field. */
  answers: z.record(z.string(), z.unknown()),
})

/** GET /api/matters/{matterId}/story */
export const storyAnswer = z.object({
  matterId: z.string(),
  title: z.string(),
  place: z.string(),
  procedure: z.string(),
  stage: z.string(),
  stageTitle: words,
  openedAt: instant,
  closedAt: z.exactOptional(instant),
  entries: z.array(storyEntry),
  visits: z.array(storyVisit),
  /** Checks of the chain of records: every one follows the one before it, and together they give the state. */
  chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean(), length: count, digest: z.string() }),
})
export type Story = z.infer<typeof storyAnswer>
