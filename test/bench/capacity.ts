import type { BallotRules } from '#shared/blocks/poll/rows.ts'
import { castBallot, paperOf } from '#functions/commands/cast-ballot.ts'
import { sweep } from '#functions/schedule/sweep.ts'
import type { Figure, Section } from './figure.ts'
import type { Entry, Ledger } from './ledger.ts'
import { entryFigure, openLedger } from './ledger.ts'
import { inScratch } from './scratch.ts'
import type { Stage } from './stage.ts'
import { openStage } from './stage.ts'
import { median } from './statistics.ts'
import { linksFor, openPoll, openVillage, reachDiscussion, voterCodes } from './village.ts'
import { sendForm } from './doors.ts'
import { notMeasured } from './not-measured.ts'
import { wholeDeliberation } from './whole-deliberation.ts'

const voterCount = 46
const manyBallots = 1000
/** Votes timed on an engine just started, before and after the many. */
const timed = 50

const callsPromise = 'a vote: 1 read + 1 transaction'
const growthPromise = 'the cost of a vote does not grow with the number of ballots'

/**
 * Capacity units of everything people do in one deliberation of 46 households, as the engine charges them by DynamoDB's
 * rules; `then` is what the stream's function adds afterwards for desks and messages. No calls overlap: nothing else runs.
 */
export const capacity: Section = {
  name: 'capacity',
  title: 'capacity units of each command and page; the dearest of its kind in one whole deliberation of 46 households',
  run: async () => {
    const whole = await inScratch(onStage(deliberationFigures))
    const many = await inScratch(onStage(voteFigures))
    return [...whole, ...many]
  },
}

function onStage(measure: (stage: Stage) => Promise<Figure[]>) {
  return async (dataDir: string): Promise<Figure[]> => {
    const stage = await openStage(dataDir)
    try {
      return await measure(stage)
    } finally {
      await stage.close()
    }
  }
}

async function deliberationFigures(stage: Stage): Promise<Figure[]> {
  const ledger = openLedger(stage)
  const village = await openVillage(ledger.send, stage.adminLink, voterCount)
  await wholeDeliberation({
    send: ledger.send,
    village,
    now: () => stage.clock.now(),
    moveTo: (moment) => {
      stage.clock.set(moment)
      return ledger.note('clock: one sweep over five days that closes a notice', () => sweep(stage.world))
    },
  })
  await ledger.note('clock: a sweep with nothing due', () => sweep(stage.world))
  const total = (part: 'read' | 'write' | 'reactionRead' | 'reactionWrite') =>
    ledger.entries.reduce((all, entry) => all + entry[part], 0)
  return [
    ...dearest(ledger.entries).map(entryFigure),
    {
      name: 'the whole deliberation, every page looked at once',
      value: total('read') + total('write') + total('reactionRead') + total('reactionWrite'),
      unit: 'units',
      parts: {
        read: total('read'),
        write: total('write'),
        'then read': total('reactionRead'),
        'then write': total('reactionWrite'),
      },
    },
    notMeasured(stage.doors, ledger.asked),
  ]
}

/** The dearest entry of each kind, in the order in which the kinds first came. */
function dearest(entries: readonly Entry[]): Entry[] {
  const cost = (entry: Entry) => entry.read + entry.write + entry.reactionRead + entry.reactionWrite
  return [...Map.groupBy(entries, ({ label }) => label).values()].flatMap((same) =>
    same.toSorted((a, b) => cost(b) - cost(a)).slice(0, 1),
  )
}

/** The first vote of a poll and one after a thousand, named and secret; and the time of a vote then and then. */
async function voteFigures(stage: Stage): Promise<Figure[]> {
  const codes = voterCodes(manyBallots + 2 * timed + 2)
  const village = await openVillage(stage.send, stage.adminLink, codes.length)
  const topicId = await reachDiscussion(village)
  const figures: Figure[] = []
  for (const secret of [false, true]) {
    const pollId = await openPoll(village, topicId, secret)
    const [first = '', last = ''] = await linksFor(village, { act: 'vote', subject: pollId }, codes.slice(0, 2))
    const rules = await rulesOf(stage, pollId)
    const before = await oneVote(openLedger(stage), first)
    const msBefore = await medianMs(stage, pollId, codes.slice(2, 2 + timed))
    for (const code of codes.slice(2 + timed, 2 + timed + manyBallots)) await cast(stage, rules, code)
    const after = await oneVote(openLedger(stage), last)
    const msAfter = await medianMs(stage, pollId, codes.slice(-timed))
    const grows = after.read > before.read || after.write > before.write
    const kind = secret ? 'secret' : 'named'
    figures.push(
      voteFigure(`first ${kind} vote`, before, msBefore, {
        text: callsPromise,
        holds: isOneReadOneTransaction(before),
      }),
      voteFigure(`${kind} vote after ${manyBallots}`, after, msAfter, { text: growthPromise, holds: !grows }),
    )
  }
  return figures
}

async function rulesOf({ world }: Stage, pollId: string): Promise<BallotRules> {
  const rules = await paperOf(world, pollId)
  if (rules === undefined) throw new Error('the poll has no paper')
  return rules
}

function cast({ world }: Stage, rules: BallotRules, code: string) {
  return castBallot(world, { rules, voter: { code, weight: 1 }, choices: ['c1'], channel: 'link' })
}

/** The engine's transactions grow slower with its own age, so that each timing gets a new process. */
async function medianMs(stage: Stage, pollId: string, codes: readonly string[]): Promise<number> {
  await stage.restartDatabase()
  const rules = await rulesOf(stage, pollId)
  const latencies: number[] = []
  for (const code of codes) {
    const began = performance.now()
    await cast(stage, rules, code)
    latencies.push(performance.now() - began)
  }
  return median(latencies)
}

async function oneVote(ledger: Ledger, path: string): Promise<Entry> {
  await sendForm(ledger.send, path, { choices: 'c1', confirm: 'yes' })
  const entry = ledger.entries[0]
  if (entry === undefined) throw new Error('the vote was not noted')
  return entry
}

function voteFigure(name: string, entry: Entry, ms: number, promise: { text: string; holds: boolean }): Figure {
  const { value, unit, parts } = entryFigure(entry)
  return { name, value, unit, parts: { ...parts, 'p50 ms': ms }, promise }
}

function isOneReadOneTransaction({ readCalls, transactions, otherWriteCalls }: Entry): boolean {
  return readCalls <= 1 && transactions === 1 && otherWriteCalls === 0
}
