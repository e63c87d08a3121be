import type { Instant } from '../calendar/time.ts'
import type { PublicMatter } from './public-matter.ts'
import type { ClosedPoll, PublicPoll } from './public-poll.ts'

type Part<Key extends 'topics' | 'meetings' | 'notices' | 'actions' | 'evaluations'> = PublicMatter[Key][number]

interface At {
  readonly at: Instant
  /** Stays the same as long as the matter lives, and is nobody else's within it. */
  readonly key: string
}

export type Chapter = At &
  (
    | { readonly is: 'opened' | 'minutes' | 'closed' }
    | { readonly is: 'raised' | 'declined'; readonly topic: Part<'topics'> }
    | { readonly is: 'called' | 'met'; readonly meeting: Part<'meetings'> }
    | { readonly is: 'asked'; readonly poll: PublicPoll }
    | { readonly is: 'decided'; readonly poll: ClosedPoll }
    | { readonly is: 'notice' | 'notice-over'; readonly notice: Part<'notices'> }
    | { readonly is: 'promised' | 'done'; readonly action: Part<'actions'> }
    | { readonly is: 'evaluated'; readonly evaluations: readonly Part<'evaluations'>[] }
  )

/** A matter as a story, in the order it happened: raised, called, met, decided, promised, done, evaluated. */
export function storyOf(matter: PublicMatter): Chapter[] {
  const { topics, meetings, polls, notices, actions, evaluations } = matter
  const chapters: Chapter[] = [
    { is: 'opened', at: matter.openedAt, key: 'opened' },
    ...topics.map((topic): Chapter => ({ is: 'raised', at: topic.raisedAt, key: `raised-${topic.id}`, topic })),
    ...topics.flatMap((topic) =>
      onceOn(topic.declinedAt, (at) => ({ is: 'declined', at, key: `declined-${topic.id}`, topic })),
    ),
    // A meeting keeps its place in the list of them, which only grows.
    ...meetings.flatMap((meeting, n): Chapter[] => [
      { is: 'called', at: meeting.convenedAt, key: `called-${n + 1}`, meeting },
      ...(meeting.begun ? [{ is: 'met' as const, at: meeting.heldAt, key: `met-${n + 1}`, meeting }] : []),
    ]),
    ...polls.flatMap((poll): Chapter[] => [
      { is: 'asked', at: poll.openedAt, key: `asked-${poll.id}`, poll },
      ...(poll.state === 'closed'
        ? [{ is: 'decided' as const, at: poll.closedAt, key: `decided-${poll.id}`, poll }]
        : []),
    ]),
    ...onceOn(matter.minutesSignedAt, (at) => ({ is: 'minutes', at, key: 'minutes' })),
    ...notices.flatMap((notice): Chapter[] => [
      { is: 'notice', at: notice.openedAt, key: `notice-${notice.id}`, notice },
      ...onceOn(notice.endedAt, (at) => ({ is: 'notice-over', at, key: `notice-over-${notice.id}`, notice })),
    ]),
    ...actions.flatMap((action): Chapter[] => [
      { is: 'promised', at: action.assignedAt, key: `promised-${action.id}`, action },
      ...onceOn(action.acceptedAt, (at) => ({ is: 'done', at, key: `done-${action.id}`, action })),
    ]),
  ]
  const ended = onceOn(matter.closedOn && matter.stageSince, (at) => ({ is: 'closed', at, key: 'closed' }))
  // People evaluate from the day a matter reaches that step until it is closed; what they said stands before the end.
  const last = chapters.reduce((latest, { at }) => (at > latest ? at : latest), matter.openedAt)
  const judged: Chapter[] =
    evaluations.length === 0 ? [] : [{ is: 'evaluated', at: ended[0]?.at ?? last, key: 'evaluated', evaluations }]
  return [...chapters.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), ...judged, ...ended]
}

function onceOn(at: Instant | undefined, tell: (at: Instant) => Chapter): Chapter[] {
  return at === undefined ? [] : [tell(at)]
}
