import type { TodayItem, TodayKind } from '#shared/views/today-items.ts'
import type { IconName } from '../../parts/icon.tsx'

interface Way {
  readonly icon: IconName
  /** Where it is done. */
  to(item: Pick<TodayItem, 'matterId' | 'subjectId'>): string
}

const at =
  (page: string) =>
  ({ matterId }: Pick<TodayItem, 'matterId'>) =>
    `/console/m/${matterId}${page}`
const about =
  (page: string) =>
  ({ matterId, subjectId }: Pick<TodayItem, 'matterId' | 'subjectId'>) =>
    subjectId === undefined ? `/console/m/${matterId}` : `/console/m/${matterId}${page}${subjectId}`

/** One tap from what waits to where it is done. */
export const todayWays: Readonly<Record<TodayKind, Way>> = {
  'answer-objection': { icon: 'message', to: at('/notice') },
  review: { icon: 'done', to: about('/action/') },
  'do-action': { icon: 'act', to: about('/action/') },
  'hold-meeting': { icon: 'people', to: at('/meeting') },
  'poll-open': { icon: 'vote', to: about('/poll/') },
  'sign-minutes': { icon: 'paper', to: at('/minutes') },
  visit: { icon: 'visit', to: ({ matterId }) => `/console/visit?matter=${matterId}` },
  'find-topic': { icon: 'propose', to: at('/topic') },
  convene: { icon: 'discuss', to: at('/convene') },
  decide: { icon: 'vote', to: at('/meeting') },
  'write-minutes': { icon: 'paper', to: at('/minutes') },
  assign: { icon: 'act', to: at('/assign') },
  close: { icon: 'closed', to: at('/evaluate') },
  evaluate: { icon: 'evaluate', to: at('/evaluate') },
  'take-up-topics': { icon: 'propose', to: about('/topic?topic=') },
  meeting: { icon: 'people', to: at('/meeting') },
  'poll-closes': { icon: 'clock', to: about('/poll/') },
  'notice-ends': { icon: 'board', to: at('/notice') },
}
