import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import type { Cast } from './cast.ts'
import type { TownClock } from './clock.ts'
import type { Client } from './client.ts'
import type { Kind } from './references.ts'
import type { Scenario } from './scenario.ts'
import type { Voter } from './voters.ts'

/** A scenario being played: who is there, what has come about so far, and what time it is. */
export interface Play {
  readonly scenario: Scenario
  readonly client: Client
  readonly cast: Cast
  readonly clock: TownClock
  readonly matterId: string
  readonly voters: readonly Voter[]
  /** Folder of the stack's data, where it is on this machine. */
  readonly dataDir: string | undefined
  /** Ids by `kind:key`. */
  readonly made: Map<string, string>
  /** What every voter chose and got, by poll key and code. */
  readonly ballots: Map<string, Map<string, CastBallot>>
  /** The newest link of a voter, by `act:subject:code`. */
  readonly links: Map<string, URL>
  now: Instant
  photosTaken: number
}

export interface CastBallot {
  readonly choices: readonly string[]
  readonly channel: 'link' | 'assisted'
  readonly receipt: string
}

const told = z.object({ revision: z.number(), stage: z.string(), id: z.string().optional() })

/** A command on the matter by a member of staff. Out: what the product answers, `id` of what came into being. */
export async function command(
  play: Play,
  by: string,
  type: string,
  data: Record<string, unknown>,
  commandId: string = randomUUID(),
): Promise<z.infer<typeof told>> {
  const path = `/api/matters/${play.matterId}/commands/${type}`
  return told.parse(await play.cast.as(by, 'POST', path, { body: { commandId, data } }))
}

export function remember(play: Play, kind: Kind, key: string, id: string | undefined): void {
  if (id === undefined) throw new Error(`the product brought a ${kind} about and did not say its id`)
  play.made.set(`${kind}:${key}`, id)
}

/** Id of what a step made; before that an id that belongs to nothing, so that the product has something to refuse. */
export function idOf(play: Play, kind: Kind, key: string): string {
  const digest = createHash('sha256').update(`${kind}:${key}`).digest('hex')
  return play.made.get(`${kind}:${key}`) ?? `00000000-0000-4000-8000-${digest.slice(0, 12)}`
}

export function keyOf(play: Play, kind: Kind, id: string): string | undefined {
  return [...play.made].find(([name, made]) => made === id && name.startsWith(`${kind}:`))?.[0].slice(kind.length + 1)
}

/** The list a voter stands on; strangers are looked for on the first list, where the product will not find them. */
export function listOf(play: Play, code: string): string {
  const found = play.voters.find((voter) => voter.code === code)
  return found?.list ?? Object.keys(play.scenario.electorates)[0] ?? 'households'
}

export function nameOf(play: Play, code: string): string {
  return play.voters.find((voter) => voter.code === code)?.name ?? code
}

const stood = z.object({
  matter: z.looseObject({
    stage: z.string(),
    slices: z.object({
      topic: z.object({ topics: z.array(z.looseObject({ id: z.string(), title: z.string() })) }),
      visit: z.object({ count: z.number() }),
    }),
    round: z.number(),
  }),
  revision: z.number(),
  actions: z.array(z.looseObject({ id: z.string(), state: z.string(), overdue: z.boolean() })),
  notices: z.array(z.looseObject({ id: z.string(), standing: z.string() })),
})
export type Standing = z.infer<typeof stood>

/** The matter as the first organizer sees it. */
export async function readMatter(play: Play): Promise<Standing> {
  return stood.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}`))
}

const fixed = z.object({
  matter: z.object({ slices: z.object({ poll: z.object({ polls: z.array(z.object({ definition: z.string() })) }) }) }),
})

/** The digests by which the matter's polls were fixed. */
export async function definitionsOf(play: Play): Promise<string[]> {
  const { matter } = fixed.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}`))
  return matter.slices.poll.polls.map(({ definition }) => definition)
}

/** Rows of an answer that holds one list, whatever it is called. */
export function rowsIn(answer: unknown): Record<string, unknown>[] {
  const list = Array.isArray(answer)
    ? answer
    : Object.values(z.record(z.string(), z.unknown()).parse(answer)).find(Array.isArray)
  return z.array(z.record(z.string(), z.unknown())).parse(list ?? [])
}
