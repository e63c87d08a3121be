import * as z from 'zod'
import { instant } from '#shared/workflow/fields.ts'
import type { TodayItem } from '#shared/views/today-items.ts'
import { todayItem } from '#shared/views/today-items.ts'
import type { View } from './console.tsx'
import { useView } from './console.tsx'
import type { Entry } from './entry.ts'

// What the console reads of `todayAnswer`; that one lies beside the rules that make it, which no phone needs at once.
const todayAnswer = z.object({
  now: instant,
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  matters: z.array(
    z.object({
      matterId: z.string(),
      title: z.string(),
      place: z.string(),
      procedure: z.string(),
      stage: z.string(),
    }),
  ),
  mine: z.array(todayItem),
  others: z.array(todayItem),
  comingUp: z.array(todayItem),
})
export type TodayHere = z.infer<typeof todayAnswer>
export type RunningMatter = TodayHere['matters'][number]

/** What waits in my villages, and which matters run there. */
export const useToday = (): View<TodayHere> => useView('/api/today', todayAnswer, { derived: true })

/** What each command takes off the list once it is sent: nobody should be asked for what lies in the outbox. */
const answers: Readonly<Record<string, readonly TodayItem['kind'][]>> = {
  'record-visit': ['visit'],
  'raise-topic': ['find-topic'],
  'decline-topic': ['take-up-topics'],
  convene: ['convene'],
  'check-in': ['hold-meeting'],
  'open-poll': ['decide'],
  'close-poll': ['poll-open'],
  'write-minutes': ['write-minutes'],
  'sign-minutes': ['sign-minutes'],
  'answer-objection': ['answer-objection'],
  assign: ['assign'],
  'report-progress': ['do-action'],
  review: ['review'],
  close: ['close', 'evaluate'],
}

const idsIn = z.object({
  data: z.object({
    actionId: z.string().optional(),
    pollId: z.string().optional(),
    topicId: z.string().optional(),
    noticeId: z.string().optional(),
  }),
})

/** Whether an act on its way does what an item asks for. A refused one does not: the item stands again. */
export function isAnswered(item: TodayItem, entries: readonly Entry[]): boolean {
  return entries.some(({ matter, path, body, refused }) => {
    if (matter !== item.matterId || refused !== undefined) return false
    const command = path.split('/').at(-1) ?? ''
    if (answers[command]?.includes(item.kind) !== true) return false
    const { data } = idsIn.catch({ data: {} }).parse(body)
    const about = [data.actionId, data.pollId, data.topicId, data.noticeId].filter((id) => id !== undefined)
    return item.subjectId === undefined || about.length === 0 || about.includes(item.subjectId)
  })
}

/**
 * The three lists as they are shown: without what an act on its way does already, and each thing once. An action has its
 * day and its owner, a vote waits for villagers and ends one day: where it stands first it is not told again.
 */
export function linesOf(today: TodayHere, entries: readonly Entry[]): Pick<TodayHere, 'mine' | 'others' | 'comingUp'> {
  const [mine, others] = [today.mine, today.others].map((list) => list.filter((item) => !isAnswered(item, entries)))
  const told = new Set([...(mine ?? []), ...(others ?? [])].map(keyOf))
  return {
    mine: mine ?? [],
    others: others ?? [],
    comingUp: today.comingUp.filter((item) => !told.has(keyOf(item)) && !isAnswered(item, entries)),
  }
}

const keyOf = ({ matterId, kind, subjectId }: TodayItem): string => `${matterId} ${subjectId ?? kind}`
