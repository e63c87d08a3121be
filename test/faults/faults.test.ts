import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Breakage } from './broken-database.ts'
import { breakages } from './broken-database.ts'
import type { Figures, Played } from './play.ts'
import { play } from './play.ts'
import { bundledProgram } from './processes.ts'
import type { Schedule } from './schedule.ts'
import { scheduleOf } from './schedule.ts'
import type { Try, VoterPlan } from './voter-plan.ts'

/** The same schedules every time in `npm test`, others each time in the long form; CUNYI_SEED replays one. */
const replayed = process.env['CUNYI_SEED']
const asked = process.env['CUNYI_FAULTS']
const first = asked === undefined ? 1 : Date.now() % 1_000_000
const seeds =
  replayed === undefined ? Array.from({ length: Number(asked ?? 10) }, (_, n) => first + n) : [Number(replayed)]
/** Much of a schedule is waiting: for a throttled database, for somebody to rise again. */
const atATime = replayed === undefined ? 4 : 1
const scheduleMs = 180_000

const waiting = seeds.values()
const played = new Map(seeds.map((seed) => [seed, Promise.withResolvers<Played>()]))
async function playAll(file: string): Promise<void> {
  for (const seed of waiting) {
    const hand = played.get(seed)
    await play(scheduleOf(seed), file).then(hand?.resolve, hand?.reject)
  }
}

let program: Awaited<ReturnType<typeof bundledProgram>>
const all: Figures[] = []
beforeAll(async () => {
  program = await bundledProgram()
  for (const { promise } of played.values()) promise.catch(() => undefined)
  for (let n = 0; n < atATime; n++) void playAll(program.file)
})
afterAll(async () => {
  const sum = (of: (one: Figures) => number) => all.reduce((n, one) => n + of(one), 0)
  console.info(
    `faults: ${all.length} schedules, ${sum((f) => f.voters)} voters, ${sum((f) => f.attempts)} papers sent, ` +
      `${sum((f) => f.papers)} counted, ${sum((f) => f.acknowledged)} receipts seen, ${sum((f) => f.killed.doors)} kills of the doors, ${sum((f) => f.killed.stream)} of the stream function, ` +
      `${sum((f) => f.killed.engine)} of the database, ` +
      `${sum((f) => f.throttles)} faults of the database, ${sum((f) => f.repeats)} doubled or late requests, ` +
      `${Math.round(sum((f) => f.ms) / 1000)} s`,
  )
  await program.remove()
})

test.each(seeds)(
  'what was acknowledged is counted, exactly once, whoever dies and whatever is lost: CUNYI_SEED=%i',
  async (seed) => {
    const hand = played.get(seed)
    if (hand === undefined) throw new Error('it was not played')
    const { findings, figures } = await hand.promise
    all.push(figures)
    expect(findings, `CUNYI_SEED=${seed} npm run test:faults replays it`).toEqual([])
  },
  scheduleMs,
)

const seen: Readonly<Record<Breakage, RegExp>> = {
  'papers-twice': /papers and|must have|counted again/,
  'marks-overwritten': /shown a receipt that is not/,
  'writes-forgotten': /told that the vote counts, and it does not|not in the list/,
}

/** A secret poll, and so papers in the urn. */
const secretSeed = Array.from({ length: 50 }, (_, n) => n + 1).find((seed) => scheduleOf(seed).poll.secret) ?? 1

/** Where nothing else goes wrong, what is found is the breakage: everybody votes and presses again with the old form. */
function quiet(schedule: Schedule): Schedule {
  const calm = { share: 0, spells: [], most: 0 }
  const voters = schedule.voters.map((voter): VoterPlan => {
    const press: Try = { choices: [schedule.poll.choices[0] ?? ''], line: { kind: 'good' }, looks: false }
    return { ...voter, patient: true, tries: [press], back: press }
  })
  const closing = { lines: [], kills: [] }
  return { ...schedule, voters, kills: [], weather: { doors: calm, stream: calm }, closing }
}

test.each(replayed === undefined ? breakages : [])(
  'a product that is broken on purpose is found out: %s',
  async (breakage) => {
    const { findings } = await play(quiet(scheduleOf(secretSeed)), program.file, breakage)
    expect(findings.join('\n'), `CUNYI_SEED=${secretSeed}`).toMatch(seen[breakage])
  },
  scheduleMs,
)

test(
  'the same schedule finds nothing in the product itself',
  async () => {
    const { findings } = await play(quiet(scheduleOf(secretSeed)), program.file)
    expect(findings, `CUNYI_SEED=${secretSeed}`).toEqual([])
  },
  scheduleMs,
)
