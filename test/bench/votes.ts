import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { keys } from '#functions/store/keys.ts'
import { capabilityAt } from '#functions/access/capability.ts'
import { startStack } from '#infra/local/stack.ts'
import type { Stack } from '#infra/local/stack.ts'
import type { BareEngine } from './bare-engine.ts'
import { bareEngine } from './bare-engine.ts'
import { watchDatabase } from './database-watch.ts'
import { overHttp } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { inScratch } from './scratch.ts'
import { sum } from './statistics.ts'
import type { Village } from './village.ts'
import { linksFor, openPoll, openVillage, reachDiscussion } from './village.ts'
import type { Kind, Sample } from './vote-figures.ts'
import { compared, crowds, kinds, shareFigure, shareOf, speeds } from './vote-figures.ts'
import type { Voters } from './voters.ts'
import { startVoters } from './voters.ts'
import type { BlockResult } from './block.ts'

const rounds = 3
const warmUp = 150

/** A poll's links not yet used, and how many votes were acknowledged. */
interface Ballots {
  readonly pollId: string
  readonly links: string[]
  acknowledged: number
}

/**
 * Votes over HTTP beside the same writes sent straight to the engine, in the same process and run. Voters wait in a thread
 * of their own; server and SDK share the main thread; the engine is a process. Every block begins with a fresh engine
 * process on the same file, for the engine's transactions grow slower with its age.
 */
export const votes: Section = {
  name: 'votes',
  title: `votes a second by HTTP, a distinct voter each; medians of ${rounds} interleaved rounds, a fresh engine process per block`,
  run: () =>
    inScratch(async (dataDir) => {
      const stack = await startStack({ dataDir, log: { write: report } })
      const voters = startVoters()
      try {
        return await measured(stack, voters)
      } finally {
        await voters.close()
        await stack.close()
      }
    }),
}

/** Whatever goes wrong inside a door; the restarts of the engine are ours. */
function report({ level, door, error }: Readonly<Record<string, unknown>>): void {
  if (level === 'error' && door !== 'local work') console.error(String(door), String(error))
}

async function measured(stack: Stack, voters: Voters): Promise<Figure[]> {
  const needed = warmUp + rounds * sum(crowds.map(({ count }) => count))
  const village = await openVillage(overHttp(stack.origin), stack.adminLink, needed)
  const topicId = await reachDiscussion(village)
  const named = await ballots(village, topicId, false)
  const secret = await ballots(village, topicId, true)
  const bare = await bareBeside(stack, secret)
  const watch = watchDatabase(stack.engines.dynamodb)
  const blocks: Record<Kind, (count: number, clients: number) => Promise<BlockResult>> = {
    'named vote': (count, clients) => cast(stack, voters, named, count, clients),
    'secret vote': (count, clients) => cast(stack, voters, secret, count, clients),
    'bare: 2-item transaction': (count, clients) => bare.transactions(count, clients, false),
    'bare: 3-item transaction': (count, clients) => bare.transactions(count, clients, true),
    'bare: all calls of a secret vote': (count, clients) => bare.wholeVotes(count, clients),
    'HTTP alone (204)': (count, clients) =>
      voters.run({
        origin: stack.origin,
        clients,
        requests: Array.from({ length: count }, () => ({ method: 'GET', path: '/favicon.ico' })),
      }),
  }
  // Every path is warm before anything counts.
  for (const kind of kinds) await blocks[kind](warmUp, 8)

  const samples: Sample[] = []
  const shares: Figure['parts'][] = []
  for (let round = 0; round < rounds; round++) {
    for (const { clients, count } of crowds) {
      // Another order each round: nobody always comes after the same one.
      for (const kind of [...kinds.slice(round * 2), ...kinds.slice(0, round * 2)]) {
        await freshEngine(stack, bare)
        watch.take()
        const result = await blocks[kind](count, clients)
        samples.push({ ...result, kind, clients })
        if (clients === 1 && kind === 'secret vote') shares.push(shareOf(result, watch))
      }
    }
  }
  bare.close()
  return [
    ...speeds(samples),
    ...compared(samples),
    shareFigure(shares),
    ...(await storedFigures(stack, village, named, secret)),
  ]
}

async function ballots(village: Village, topicId: string, secret: boolean): Promise<Ballots> {
  const pollId = await openPoll(village, topicId, secret)
  return { pollId, links: await linksFor(village, { act: 'vote', subject: pollId }, 'all'), acknowledged: 0 }
}

async function bareBeside({ engines, world }: Stack, { pollId, links }: Ballots): Promise<BareEngine> {
  const token = links[0]?.split('/').at(-1) ?? ''
  const capability = capabilityAt(token, { act: 'vote', subject: pollId, expiresAt: 0 })
  const link = await world.table.get({ pk: capability.pk, sk: capability.sk })
  if (link === undefined) throw new Error('the link is not stored')
  return bareEngine(new DynamoDBClient(engines.clientConfig), link)
}

async function cast(
  { origin }: Stack,
  voters: Voters,
  of: Ballots,
  count: number,
  clients: number,
): Promise<BlockResult> {
  const requests = of.links
    .splice(0, count)
    .map((path) => ({ method: 'POST' as const, path, body: 'choices=c1&confirm=yes' }))
  if (requests.length < count) throw new Error('there are not enough voters')
  const result = await voters.run({ origin, clients, requests })
  of.acknowledged += result.statuses[303] ?? 0
  return result
}

/** A new engine process, and both clients connected to it again. */
async function freshEngine(stack: Stack, bare: BareEngine): Promise<void> {
  await stack.catchUp()
  await stack.engines.restartDatabase()
  await stack.catchUp()
  await bare.transactions(8, 4, true)
  await stack.world.table.get(keys.place('15'))
}

/** What was acknowledged must be what is stored: marks of both polls, and the sums in the secret one's urn. */
async function storedFigures({ world }: Stack, { clerk }: Village, named: Ballots, secret: Ballots): Promise<Figure[]> {
  const marksOf = async ({ pollId }: Ballots) => {
    const { pk, sk } = keys.pollRow(pollId, ['mark', ''])
    return (await world.table.query({ pk, prefix: sk })).length
  }
  await clerk.look(`/api/polls/${secret.pollId}`)
  const urn = await world.table.query({ pk: keys.urn(secret.pollId, 0).pk }, world.urnTable)
  const papers = sum(urn.flatMap(({ pk: _pk, sk: _sk, ...sums }) => Object.values(sums).map(Number)))
  const text = 'an acknowledged act is never lost, never doubled'
  const figure = (name: string, stored: number, acknowledged: number): Figure => ({
    name,
    value: stored,
    unit: 'stored',
    parts: { acknowledged },
    promise: { text, holds: stored === acknowledged && acknowledged > 0 },
  })
  return [
    figure('marks of the named poll', await marksOf(named), named.acknowledged),
    figure('marks of the secret poll', await marksOf(secret), secret.acknowledged),
    figure('papers in the secret urn', papers, secret.acknowledged),
  ]
}
