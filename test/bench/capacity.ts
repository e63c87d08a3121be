import { castBallot } from '#functions/commands/cast-ballot.ts'
import { sweep } from '#functions/schedule/sweep.ts'
import type { Figure, Section } from './figure.ts'
import type { Entry, Ledger } from './ledger.ts'
import { entryFigure, openLedger } from './ledger.ts'
import { inScratch } from './scratch.ts'
import type { Stage } from './stage.ts'
import { openStage } from './stage.ts'
import { linksFor, openPoll, openVillage, reachDiscussion, voterCodes } from './village.ts'
import { sendForm } from './doors.ts'
import { wholeDeliberation } from './whole-deliberation.ts'

const voterCount = 46
const manyBallots = 1000

const promise = 'a vote: 1 read + 1 transaction; its cost does not grow with the number of ballots'

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
  ]
}

/** The dearest entry of each kind, in the order in which the kinds first came. */
function dearest(entries: readonly Entry[]): Entry[] {
  const cost = (entry: Entry) => entry.read + entry.write + entry.reactionRead + entry.reactionWrite
  return [...Map.groupBy(entries, ({ label }) => label).values()].flatMap((same) =>
    same.toSorted((a, b) => cost(b) - cost(a)).slice(0, 1),
  )
}

/** The first vote of a poll and one after a thousand, named and secret. */
async function voteFigures(stage: Stage): Promise<Figure[]> {
  const village = await openVillage(stage.send, stage.adminLink, manyBallots + 2)
  const topicId = await reachDiscussion(village)
  const figures: Figure[] = []
  for (const secret of [false, true]) {
    const pollId = await openPoll(village, topicId, secret)
    const codes = voterCodes(manyBallots + 2)
    const [first = '', last = ''] = await linksFor(village, { act: 'vote', subject: pollId }, [
      codes.at(-2) ?? '',
      codes.at(-1) ?? '',
    ])
    const before = await oneVote(openLedger(stage), first)
    for (const code of codes.slice(0, manyBallots))
      await castBallot(stage.world, { pollId, voter: { code, weight: 1 }, choices: ['c1'], channel: 'link' })
    const after = await oneVote(openLedger(stage), last)
    const grows = after.read > before.read || after.write > before.write
    const kind = secret ? 'secret' : 'named'
    figures.push(
      { ...entryFigure(before), name: `first ${kind} vote`, promise: votePromise(before, false) },
      { ...entryFigure(after), name: `${kind} vote after ${manyBallots}`, promise: votePromise(after, grows) },
    )
  }
  return figures
}

async function oneVote(ledger: Ledger, path: string): Promise<Entry> {
  await sendForm(ledger.send, path, { choices: 'c1', confirm: 'yes' })
  const entry = ledger.entries[0]
  if (entry === undefined) throw new Error('the vote was not noted')
  return entry
}

function votePromise({ readCalls, transactions, otherWriteCalls }: Entry, grows: boolean) {
  return { text: promise, holds: readCalls <= 1 && transactions === 1 && otherWriteCalls === 0 && !grows }
}
