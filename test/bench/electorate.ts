import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { recountFile } from '#shared/decision/recount-file.ts'
import { digestOf } from '#functions/digest.ts'
import { paperOf } from '#functions/commands/cast-ballot.ts'
import { runCommand } from '#functions/commands/run-command.ts'
import { sweep } from '#functions/schedule/sweep.ts'
import type { World } from '#functions/world.ts'
import { castInBulk } from './bulk-ballots.ts'
import { good, sendForm } from './doors.ts'
import type { Cost, Kind, Rung } from './electorate-figures.ts'
import { kindFigures, late } from './electorate-figures.ts'
import type { Section } from './figure.ts'
import { inMemory, inScratch } from './scratch.ts'
import type { Stage } from './stage.ts'
import { openStage } from './stage.ts'
import { median } from './statistics.ts'
import type { Village } from './village.ts'
import { linksFor, openPoll, openVillage, reachDiscussion, villageCode, voterCodes } from './village.ts'

const sizes = [100, 10_000, 100_000] as const

/** The life of a poll by the size of its electorate. Each size has a database of its own. */
export const electorate: Section = {
  name: 'electorate',
  title: `opening, voting, closing and counting with ${sizes.map((size) => size.toLocaleString('en-US')).join(', ')} voters, all of whom vote; asked in the process, the database’s file in memory: so without wire and disk`,
  async run() {
    const rungs: Rung[] = []
    for (const voters of sizes) rungs.push(...(await inScratch((dataDir) => pollsOf(dataDir, voters), inMemory)))
    return [...kindFigures(rungs, 'named'), ...kindFigures(rungs, 'secret')]
  },
}

async function pollsOf(dataDir: string, voters: number): Promise<Rung[]> {
  const stage = await openStage(dataDir)
  try {
    const village = await openVillage(stage.send, stage.adminLink, voters)
    const topicId = await reachDiscussion(village)
    const named = await lifeOf(stage, village, topicId, 'named', voters)
    return [named, await lifeOf(stage, village, topicId, 'secret', voters)]
  } finally {
    await stage.close()
  }
}

async function lifeOf(stage: Stage, village: Village, topicId: string, kind: Kind, voters: number): Promise<Rung> {
  const { clerk, matterId } = village
  const codes = voterCodes(voters)
  const { cost: opening, value: subject } = await costOf(stage, () => openPoll(village, topicId, kind === 'secret'))
  const last = codes.slice(-late)
  const { cost: links, value: paths } = await costOf(stage, () => linksFor(village, { act: 'vote', subject }, last))
  const seedingSeconds = await fill(stage, subject, codes.slice(0, -late))

  const page = await medianCost(stage, paths, async (path) => {
    await (await good(await stage.send(path), path)).arrayBuffer()
  })
  const vote = await medianCost(stage, paths, async (path) => {
    await sendForm(stage.send, path, { choices: 'c1', confirm: 'yes' })
  })
  const { cost: asked, value: answer } = await costOf(stage, () => clerk.call('GET', `/api/polls/${subject}`))
  const { cost: closing } = await costOf(stage, () => clerk.command(matterId, 'close-poll', { pollId: subject }))
  const counted = await countAgain(stage, subject, voters)

  const other = await openPoll(village, topicId, kind === 'secret')
  await fill(stage, other, codes)
  await dieWhileClosing(stage, matterId, other)
  const { cost: again } = await costOf(stage, () => sweep(stage.world))
  await countAgain(stage, other, voters)
  const look = { ...asked, bytes: Buffer.byteLength(JSON.stringify(answer)) }
  return { kind, voters, seedingSeconds, opening, links, vote, page, look, closing, again, ...counted }
}

/** Everybody votes. Gives seconds. */
async function fill(stage: Stage, pollId: string, codes: readonly string[]): Promise<number> {
  const rules = await paperOf(stage.world, pollId)
  if (rules === undefined) throw new Error('the poll has no paper')
  const began = performance.now()
  await castInBulk(stage.world, rules, codes, (n) => `c${1 + (n % 3)}`)
  const seconds = (performance.now() - began) / 1000
  // The engine's transactions grow slower with its age, and it has just written more than a village does in years.
  await stage.restartDatabase()
  return seconds
}

/** The poll is shut and all ballots are read and counted, but what they came to is never written. */
async function dieWhileClosing({ world }: Stage, matterId: string, pollId: string): Promise<void> {
  const death = new Error('the process died')
  const dying: World = { ...world, objects: { ...world.objects, put: () => Promise.reject(death) } }
  const order = { commandId: randomUUID(), type: 'close-poll', data: { pollId } }
  const outcome = await runCommand(dying, { kind: 'system' }, matterId, order).catch((error: unknown) => error)
  if (outcome !== death) throw new Error('the poll was counted after all')
}

const published = z.object({ count: z.object({ votedCount: z.number() }) })

/** The file on the board, counted by the same code as `npm run recount`. */
async function countAgain({ send }: Stage, pollId: string, voters: number) {
  const path = `/b/${villageCode}/polls/${pollId}.json`
  const file = await (await good(await send(path), path)).text()
  const began = performance.now()
  const { agrees, sentence } = await recountFile(file, (text) => Promise.resolve(digestOf(text)))
  const recountMs = performance.now() - began
  const { votedCount } = published.parse(JSON.parse(file)).count
  if (!agrees || votedCount !== voters) throw new Error(`of ${voters} ballots: ${sentence.en}`)
  return { fileBytes: Buffer.byteLength(file), recountMs }
}

async function costOf<T>({ world, watch }: Stage, act: () => Promise<T>): Promise<{ cost: Cost; value: T }> {
  watch.take()
  world.table.meter.take()
  const began = performance.now()
  const value = await act()
  const ms = performance.now() - began
  const { read, write } = world.table.meter.take()
  const { reads, transactions, otherWrites } = watch.take()
  return { cost: { ms, read, write, reads, transactions, otherWrites }, value }
}

/** The middle of many times, and the dearest of many costs. */
async function medianCost(stage: Stage, paths: readonly string[], act: (path: string) => Promise<void>): Promise<Cost> {
  const costs: Cost[] = []
  for (const path of paths) costs.push((await costOf(stage, () => act(path))).cost)
  const most = (part: keyof Cost) => Math.max(...costs.map((cost) => cost[part]))
  return {
    ms: median(costs.map(({ ms }) => ms)),
    read: most('read'),
    write: most('write'),
    reads: most('reads'),
    transactions: most('transactions'),
    otherWrites: most('otherWrites'),
  }
}
