import { useRef } from 'preact/hooks'
import * as z from 'zod'
import { channels } from '#shared/blocks/poll/rows.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import type { View } from './console.tsx'
import { useOutbox, useView } from './console.tsx'
import type { Entry } from './entry.ts'

const checkInsAnswer = z.object({
  'check-ins': z.array(z.object({ meetingId: z.string(), list: z.string(), code: z.string() })),
})

/**
 * Acts of a matter that the server has not refused: those on the phone, and those that have left until `seen`, what the
 * server answered last, is another. Else a figure would jump back between an act's arrival and the next look.
 */
function useOnTheWay(matterId: string, seen: unknown): Entry[] {
  const entries = useOutbox(matterId)
  const held = useRef({ seen, acts: new Map<string, Entry>() })
  if (held.current.seen !== seen) held.current = { seen, acts: new Map() }
  for (const one of entries) held.current.acts.set(one.commandId, one)
  return [...held.current.acts.values()].filter(({ refused }) => refused === undefined)
}

/** Codes by list. */
export type Present = ReadonlyMap<string, ReadonlySet<string>>

const waitingCheckIn = z.object({
  data: z.object({ meetingId: z.string(), list: z.string(), voters: z.array(z.string()) }),
})

/** Who is in the room at a meeting, by list: what the server knows, and what is still on its way from this phone. */
export function usePresent(matterId: string, meetingId: string | undefined, everyMs: number): Present {
  const view = useView(meetingId === undefined ? undefined : `/api/matters/${matterId}/check-ins`, checkInsAnswer, {
    everyMs,
  })
  const onTheWay = useOnTheWay(matterId, view.value).flatMap(({ path, body }) => {
    const sent = path.endsWith('/check-in') ? waitingCheckIn.safeParse(body) : undefined
    return sent?.success === true ? [sent.data.data] : []
  })
  const known = (view.value?.['check-ins'] ?? []).map(({ code, ...rest }) => ({ ...rest, voters: [code] }))
  const present = new Map<string, Set<string>>()
  for (const { meetingId: where, list, voters } of [...known, ...onTheWay]) {
    if (where !== meetingId) continue
    const here = present.get(list) ?? new Set()
    for (const code of voters) here.add(code)
    present.set(list, here)
  }
  return present
}

const keptVotes = z.union([
  z.object({ voter: z.string() }).transform(({ voter }) => ({ pollId: undefined, voters: [voter] })),
  z.object({ data: z.object({ pollId: z.string(), voters: z.array(z.string()) }) }).transform(({ data }) => data),
])

/** Codes of those whose vote was entered on this phone and has not left yet; one that was refused does not count. */
export function useKeptVotes(matterId: string, pollId: string, voted: PollHere['voted']): ReadonlySet<string> {
  return new Set(
    useOnTheWay(matterId, voted).flatMap(({ path, body }) => {
      const assisted = path === `/api/polls/${pollId}/assisted`
      if (!(assisted || path.endsWith('/paper-tally'))) return []
      const kept = keptVotes.safeParse(body).data
      return kept !== undefined && (assisted || kept.pollId === pollId) ? kept.voters : []
    }),
  )
}

const pollAnswer = z.object({
  // Of our own server: its shape is checked where it is made.
  poll: z.custom<Poll>((value) => z.object({ id: z.string(), state: z.string() }).safeParse(value).success),
  matterId: z.string(),
  /** Empty while so few have voted in secret that their names alone would tell too much; `votedCount` tells all of them. */
  voted: z.array(z.object({ code: z.string(), channel: z.enum(channels) })),
  votedCount: z.int(),
})
export type PollHere = z.infer<typeof pollAnswer>

/** Whether the server does not tell yet who voted. */
export const heldBack = ({ voted, votedCount }: PollHere): boolean => voted.length < votedCount

/** A poll and who voted where, never how. */
export function usePoll(pollId: string | undefined, everyMs?: number): View<PollHere> {
  return useView(
    pollId === undefined ? undefined : `/api/polls/${pollId}`,
    pollAnswer,
    everyMs === undefined ? {} : { everyMs },
  )
}

const evaluationsAnswer = z.object({
  evaluations: z.array(z.object({ topicId: z.string(), round: z.int(), score: z.int(), comment: z.string() })),
})
export type Evaluation = z.infer<typeof evaluationsAnswer>['evaluations'][number]

/** What villagers said, as a heap: neither who nor when. */
export function useEvaluations(matterId: string, everyMs: number): View<z.infer<typeof evaluationsAnswer>> {
  return useView(`/api/matters/${matterId}/evaluations`, evaluationsAnswer, { everyMs })
}
