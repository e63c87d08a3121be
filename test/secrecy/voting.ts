import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { abstain } from '#shared/decision/tally.ts'
import { keys } from '#functions/store/keys.ts'
import { command } from '#test/support/matter.ts'
import type { AccessLine, Exchange } from './evidence.ts'
import type { Ballot, Plan, PlannedVoter } from './plans.ts'
import { ballotIn, shuffled } from './plans.ts'
import type { Hall } from './village.ts'
import { linksOf } from './village.ts'

export interface Cast {
  readonly access: readonly AccessLine[]
  readonly network: ReadonlyMap<string, readonly Exchange[]>
  readonly watched: readonly Readonly<Record<string, number>>[]
}

export interface Manner {
  /** `phone`: all three steps, with the page's own forms; `script`: the same by somebody's own; `at once`: the last step alone. */
  readonly by?: 'phone' | 'script' | 'at once'
  /** Somebody reads the urn after every vote. */
  readonly watched?: boolean
}

/**
 * Everybody votes, one after the other in an order of chance: no order is easier to lay beside another. By link as a phone
 * does: look at the paper, send the choice, send the confirmation.
 */
export async function voteAll(
  hall: Hall,
  plan: Plan,
  of: { matterId: string; pollId: string },
  manner: Manner = {},
): Promise<Cast> {
  const paths = await linksOf(hall, plan, of)
  const access: AccessLine[] = []
  const network = new Map<string, Exchange[]>()
  const watched: Record<string, number>[] = []
  for (const voter of shuffled(plan.voters)) {
    const ballot = ballotIn(plan, voter.code)
    if (voter.channel === 'link') {
      const phone = phoneOf(hall, paths.get(voter.code) ?? '', access)
      network.set(voter.code, await phone.vote(ballot, manner.by ?? 'phone'))
    } else if (voter.channel === 'assisted') await withHelp(hall, of.pollId, voter.code, ballot, access)
    else await onOneList(hall, of, voter, ballot)
    if (manner.watched === true) watched.push(await urnOf(hall, of.pollId))
  }
  return { access, network, watched }
}

function phoneOf({ knock }: Hall, path: string, access: AccessLine[]) {
  const ask = async (method: 'GET' | 'POST', body?: string) => {
    const began = performance.now()
    const heard = await knock({
      method,
      path,
      ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
    })
    access.push(lineOf('$default', heard.status, began))
    return { ...heard, sent: body?.length ?? 0, answered: new TextEncoder().encode(heard.text).length }
  }
  return {
    async vote(ballot: Ballot, by: NonNullable<Manner['by']>): Promise<Exchange[]> {
      const named = ballot.length === 0 ? [abstain] : ballot
      const confirm = async (values: readonly string[]) => {
        const last = await ask('POST', `${formOf(values)}&confirm=yes`)
        if (last.status !== 303) throw new Error(`a vote was answered ${last.status}: ${last.text.slice(0, 300)}`)
        return last
      }
      if (by === 'at once') return [await confirm(named)]
      const paper = await ask('GET')
      const offered = valuesIn(paper.text).filter((value) => named.includes(value.trim()))
      const check = await ask('POST', formOf(by === 'script' ? named : offered))
      return [paper, check, await confirm(by === 'script' ? named : valuesIn(check.text))]
    },
  }
}

const valuesIn = (html: string): string[] =>
  [...html.matchAll(/<input[^>]* name="choices" value="([^"]*)"/g)].map(([, value = '']) => value)

const formOf = (choices: readonly string[]): string =>
  new URLSearchParams(choices.map((choice) => ['choices', choice])).toString()

async function urnOf({ stack: { world } }: Hall, pollId: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { pk: _pk, sk: _sk, ...part } of await world.table.query({ pk: keys.urn(pollId, 0).pk }, world.urnTable))
    for (const [name, n] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + Number(n)
  return sums
}

async function withHelp(
  { knock, village }: Hall,
  pollId: string,
  voter: string,
  ballot: Ballot,
  access: AccessLine[],
): Promise<void> {
  const began = performance.now()
  const body = { commandId: randomUUID(), voter, choices: ballot.length === 0 ? [abstain] : ballot, witness: '邻居' }
  const path = `/api/polls/${pollId}/assisted`
  const { status, text } = await knock({ method: 'POST', path, session: village.helper.session, body })
  if (status !== 200) throw new Error(`help to vote was answered ${status}: ${text}`)
  access.push(lineOf('ANY /api/{proxy+}', status, began))
}

async function onOneList(
  { knock, village }: Hall,
  { matterId, pollId }: { matterId: string; pollId: string },
  { code, weight }: PlannedVoter,
  ballot: Ballot,
): Promise<void> {
  const counts = Object.fromEntries((ballot.length === 0 ? [abstain] : ballot).map((key) => [key, weight]))
  const list = { pollId, counts, voters: [code], scrutineers: ['监票人'] }
  await command(knock, village.organizer, matterId, 'paper-tally', list)
}

const lineOf = (routeKey: string, status: number, began: number): AccessLine => ({
  second: Math.floor(Date.now() / 1000),
  routeKey,
  status,
  latency: Math.round(performance.now() - began),
})

const closedPoll = z.looseObject({ poll: z.looseObject({ state: z.literal('closed') }) })

export async function closed({ knock, village }: Hall, of: { matterId: string; pollId: string }): Promise<void> {
  await command(knock, village.organizer, of.matterId, 'close-poll', { pollId: of.pollId })
  const { session } = village.organizer
  const heard = await knock({ method: 'GET', path: `/api/polls/${of.pollId}`, session })
  closedPoll.parse(heard.json)
}
