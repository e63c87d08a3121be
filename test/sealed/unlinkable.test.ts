import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settle, temporaryFolder, voterCode } from '#test/commands/live-village.ts'
import { goTogether } from '#test/walkthrough/secrecy/order.ts'
import type { StoredRow } from '#test/walkthrough/secrecy/store.ts'
import { everyFile, everyRow } from '#test/walkthrough/secrecy/store.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import type { SealedPoll } from './sealed-village.ts'
import { doorsOf, sealedPoll } from './sealed-village.ts'

/** Many voters and few choices, so that a joiner by chance is told from one who knows. */
const voters = 40
const wishes = ['apples', 'beans', 'abstain']

let stack: Stack
let close: () => Promise<void>
const log: string[] = []
beforeAll(async () => {
  const folder = await temporaryFolder()
  stack = await startStack({ dataDir: folder.path, log: { write: (event) => log.push(JSON.stringify(event)) } })
  await settle(stack.world, voters)
  close = async () => {
    await stack.close()
    await folder.remove()
  }
})
afterAll(() => close())

interface Seen {
  readonly n: number
  readonly choice: string
  readonly blinded: string
  readonly inverse: string
  readonly serial: string
  readonly signature: string
}

/** Everybody takes a paper in turn and puts it in when the phone has waited: in another order, which chance makes. */
async function held(poll: SealedPoll, order: (papers: Seen[]) => Seen[]): Promise<{ taken: Seen[]; put: Seen[] }> {
  const doors = doorsOf(stack)
  const taken: Seen[] = []
  for (let n = 1; n <= voters; n++) {
    const paper = await doors.paperFor(poll, n)
    taken.push({ n, choice: wishes[Math.floor(Math.random() * wishes.length)] ?? '', ...paper })
  }
  const put = order(taken)
  for (const { serial, signature, choice } of put)
    await doors.put(poll.pollId, { serial, signature, choices: [choice] })
  await stack.catchUp()
  return { taken, put }
}

const shuffled = (papers: Seen[]): Seen[] =>
  papers
    .map((paper) => ({ paper, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ paper }) => paper)

const by = (papers: readonly Seen[], key: (paper: Seen) => string): Seen[] =>
  papers.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))

/** Papers in the order in which rows that hold this of them were written. */
function asWritten(rows: readonly StoredRow[], papers: readonly Seen[], sign: (paper: Seen) => string): Seen[] {
  return rows.flatMap(({ value }) => {
    const text = JSON.stringify(value)
    const of = papers.filter((paper) => text.includes(sign(paper)))
    return of.length === 1 ? of : []
  })
}

describe('who reads both tables, the log and every request of each kind', () => {
  test('finds nothing of the voter’s side on the paper’s, and nothing of the paper’s on the voter’s', async () => {
    const poll = await sealedPoll(stack.world)
    const { taken } = await held(poll, shuffled)
    const rows = await everyRow(stack.dataDir)
    const files = await everyFile(stack.dataDir)
    const ofUrn = rows.filter(({ value }) => JSON.stringify(value).includes(`SEALED#${poll.pollId}`))
    const others = rows.filter((row) => !ofUrn.includes(row)).map(({ value }) => JSON.stringify(value))
    const elsewhere = [...others, ...files.map(({ text }) => text), ...log].join('\n')
    expect(ofUrn.length).toBe(voters)
    for (const { n, blinded, inverse, serial, signature, choice } of taken) {
      expect(elsewhere).not.toContain(serial)
      expect(elsewhere).not.toContain(signature)
      expect(elsewhere).not.toContain(inverse)
      const paper = ofUrn
        .filter(({ value }) => JSON.stringify(value).includes(serial))
        .map(({ value }) => JSON.stringify(value))
      expect(paper.length).toBe(1)
      for (const sign of [voterCode(n), blinded, inverse, `"${choice}"`, `>${choice}`])
        expect(paper[0]).not.toContain(sign)
    }
    expect(log.join('\n')).not.toContain(poll.pollId)
  })

  test('joins voter and choice no better than chance, by whatever order there is', async () => {
    const poll = await sealedPoll(stack.world)
    const { taken, put } = await held(poll, shuffled)
    const rows = (await everyRow(stack.dataDir)).filter(({ value }) => JSON.stringify(value).includes(poll.pollId))
    const ofVoters = [
      taken,
      by(taken, ({ blinded }) => blinded),
      asWritten(rows, taken, ({ n }) => `ROW#mark#${voterCode(n)}`),
      asWritten(rows, taken, ({ n }) => voterCode(n)),
    ]
    const ofPapers = [
      put,
      by(put, ({ serial }) => serial),
      by(put, ({ signature }) => signature),
      asWritten(rows, put, ({ serial }) => serial),
    ]
    expect(ofVoters.every((line) => line.length >= voters)).toBe(true)
    expect(ofPapers.every((line) => line.length === voters)).toBe(true)
    const choices = (line: readonly Seen[]) => line.map(({ choice }) => choice)
    for (const left of ofVoters)
      for (const right of ofPapers) expect(goTogether(choices(left), choices(right))).toBe(false)
  })

  test('would join them where phones did not wait: what the waiting is for', async () => {
    const poll = await sealedPoll(stack.world)
    const { taken, put } = await held(poll, (papers) => papers)
    const choices = (line: readonly Seen[]) => line.map(({ choice }) => choice)
    expect(goTogether(choices(taken), choices(put))).toBe(true)
    // Without the requests, from what is stored alone, not even then: no row joins a number to a choice.
    const rows = await everyRow(stack.dataDir)
    const withNumber = rows.filter(({ value }) => taken.some(({ serial }) => JSON.stringify(value).includes(serial)))
    expect(withNumber.filter(({ value }) => wishes.some((key) => JSON.stringify(value).includes(key)))).toEqual([])
  })
})
