import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { keys } from '#functions/store/keys.ts'
import { capabilityAt } from '#functions/access/capability.ts'
import { startStack } from '#infra/local/stack.ts'
import type { Stack } from '#infra/local/stack.ts'
import type { BareEngine } from './bare-engine.ts'
import { bareEngine } from './bare-engine.ts'
import { watchDatabase } from './database-watch.ts'
import type { DatabaseWatch } from './database-watch.ts'
import { overHttp } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { inScratch } from './scratch.ts'
import { median, percentile, sum } from './statistics.ts'
import type { Village } from './village.ts'
import { linksFor, openPoll, openVillage, reachDiscussion } from './village.ts'
import type { Voters } from './voters.ts'
import { startVoters } from './voters.ts'
import type { BlockResult } from './block.ts'

const rounds = 3
/** How many act at once, and how many votes a block of them casts. */
const crowds = [
  { clients: 1, count: 150 },
  { clients: 16, count: 400 },
  { clients: 64, count: 512 },
] as const
const warmUp = 150

const kinds = [
  'named vote',
  'secret vote',
  'bare: 2-item transaction',
  'bare: 3-item transaction',
  'bare: all calls of a secret vote',
  'HTTP alone (204)',
] as const
type Kind = (typeof kinds)[number]

interface Sample extends BlockResult {
  readonly kind: Kind
  readonly clients: number
}

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
  const [paper, link] = await world.table.getMany([
    keys.pollRow(pollId, ['paper']),
    { pk: capability.pk, sk: capability.sk },
  ])
  if (paper === undefined || link === undefined) throw new Error('the poll has no paper or its link is not stored')
  return bareEngine(new DynamoDBClient(engines.clientConfig), paper, link)
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

function speeds(samples: readonly Sample[]): Figure[] {
  return crowds.flatMap(({ clients }) =>
    kinds.map((kind) => {
      const these = samples.filter((sample) => sample.kind === kind && sample.clients === clients)
      const rates = these.map(rate)
      const at = (percent: number) => median(these.map(({ latencies }) => percentile(latencies, percent)))
      return {
        name: `${kind}, ${clients} at once`,
        value: median(rates),
        unit: '/s',
        parts: { 'p50 ms': at(50), 'p99 ms': at(99), slowest: Math.min(...rates), fastest: Math.max(...rates) },
      }
    }),
  )
}

const rate = ({ latencies, ms }: BlockResult): number => (latencies.length * 1000) / ms

/** The product's speed as a share of the engine's own, round by round, so that a slow minute of the machine cancels out. */
function compared(samples: readonly Sample[]): Figure[] {
  const pairs = [
    ['named vote', 'bare: 2-item transaction'],
    ['secret vote', 'bare: 3-item transaction'],
    ['secret vote', 'bare: all calls of a secret vote'],
  ] as const
  return pairs.map(([kind, beside]) => {
    const ratio = (clients: number) => {
      const of = (wanted: Kind) =>
        samples.filter((sample) => sample.kind === wanted && sample.clients === clients).map(rate)
      const others = of(beside)
      return median(of(kind).map((value, n) => (100 * value) / (others[n] ?? Number.NaN)))
    }
    return {
      name: `${kind} as a share of ${beside}`,
      value: ratio(16),
      unit: '% at 16',
      parts: { 'at 1': ratio(1), 'at 64': ratio(64) },
    }
  })
}

/** Where the time of a lone voter goes; with one voter no two calls overlap, so that their sums are parts of the whole. */
function shareOf({ latencies }: BlockResult, watch: DatabaseWatch): Record<string, number> {
  const { engineMs, clientMs, reads, transactions } = watch.take()
  const all = sum(latencies)
  return {
    'engine and wire %': (100 * engineMs) / all,
    'database client %': (100 * (clientMs - engineMs)) / all,
    'HTTP and product %': (100 * (all - clientMs)) / all,
    'reads a vote': reads / latencies.length,
    'transactions a vote': transactions / latencies.length,
  }
}

function shareFigure(shares: readonly Figure['parts'][]): Figure {
  const names = Object.keys(shares[0] ?? {})
  const parts = Object.fromEntries(
    names.map((name) => [name, median(shares.map((share) => share?.[name] ?? Number.NaN))]),
  )
  return {
    name: 'a lone secret vote: time outside the database',
    value: 100 - (parts['engine and wire %'] ?? Number.NaN),
    unit: '%',
    parts,
    note: 'a tick of the local clock may add a few reads to those of the votes',
  }
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
