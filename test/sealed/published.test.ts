import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberOf, sealHolds as holdsInBrowser } from '#web/sealed/seal-holds.ts'
import { digestOf } from '#functions/digest.ts'
import { publishedFileOf } from '#functions/queries/published.ts'
import { newSeal, sealHolds } from '#functions/seal.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { canonical } from '#shared/canonical.ts'
import type { PollFile } from '#shared/decision/poll-file.ts'
import { digestedText, eventText, pollFileSchema } from '#shared/decision/poll-file.ts'
import { recount } from '#shared/decision/recount.ts'
import { recountFile } from '#shared/decision/recount-file.ts'
import type { SealHolds } from '#shared/decision/recount-sealed.ts'
import { liveVillage, must, organizer, pollNow, send, voterCode } from '#test/commands/live-village.ts'
import { doorsOf, sealedPoll } from './sealed-village.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

let stack: Stack
let world: World
let close: () => Promise<void>
let text: string
let file: PollFile
const receipts: string[] = []
beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(12))
  const doors = doorsOf(stack)
  const poll = await sealedPoll(world, { max: 2 })
  for (let n = 1; n <= 8; n++) {
    const { receipt = '' } = await doors.vote(poll, n, n % 2 === 0 ? ['apples', 'beans'] : ['beans'])
    receipts.push(receipt)
  }
  await doors.paperFor(poll, 9)
  const list = { pollId: poll.pollId, counts: { apples: 1 }, voters: [voterCode(10)], scrutineers: ['x'] }
  must(await send(world, organizer, poll.matterId, 'paper-tally', list))
  await poll.close()
  const bytes = await publishedFileOf(world, await pollNow(world, poll.matterId, poll.pollId))
  text = new TextDecoder().decode(bytes)
  file = pollFileSchema.parse(JSON.parse(text))
})
afterAll(() => close())

const onServer: SealHolds = (...paper) => Promise.resolve(sealHolds(...paper))
const recounted = (of: string, holds: SealHolds | undefined = onServer) =>
  recountFile(of, (part) => Promise.resolve(digestOf(part)), holds)

/** The file changed and made whole again, as one would who holds the server: every digest is right. */
function remade(changed: PollFile): string {
  let prev = ''
  const events = changed.events.map(({ digest: _digest, prev: _prev, ...event }) => {
    const told = event.type === 'opened' ? { ...event, definition: digestOf(canonical(changed.definition)) } : event
    const link = { ...told, prev, digest: digestOf(eventText(told, prev)) }
    prev = link.digest
    return link
  })
  const whole = { ...changed, events }
  return canonical({ ...whole, digest: digestOf(digestedText(whole)) })
}

const says = async (of: string) => (await recounted(of)).differences.map(({ en }) => en)

describe('the published file of a sealed poll', () => {
  test('counts as announced, each paper under its signature, on the server’s library and the browser’s', async () => {
    for (const holds of [onServer, holdsInBrowser]) {
      const found = await recounted(text, holds)
      expect(found.differences).toEqual([])
      expect(found.agrees).toBe(true)
      // The same that each voter's phone reckons from the key it was given.
      expect(found.sentence.zh).toContain(`封印号 ${await numberOf(file.definition.seal ?? '')}，`)
    }
    expect(file.sealed).toMatchObject({ issued: 9 })
    expect(file.count).toMatchObject({ votedCount: 9, paperVoters: 1, linked: { voters: 8 } })
  })

  test('lists every receipt as the beginning of a number, and no choice beside one', () => {
    const serials = file.sealed?.papers.map(({ serial }) => serial) ?? []
    expect(serials).toEqual(serials.toSorted())
    for (const receipt of receipts) expect(serials.filter((serial) => serial.startsWith(receipt)).length).toBe(1)
    expect(file.count.receipts).toEqual(receipts.toSorted())
    expect(Object.keys(file.sealed?.papers[0] ?? {}).toSorted()).toEqual(['serial', 'signature'])
    expect(file.count.ballots).toEqual([])
  })

  test('fixes its key before the first vote', async () => {
    const other = await newSeal(world)
    expect(file.definition.seal).toMatch(/^[\w-]{392}$/)
    const found = await says(remade({ ...file, definition: { ...file.definition, seal: other.key } }))
    expect(found).toEqual(['the signatures of 8 papers do not hold'])
  })

  test('is not taken with a paper exchanged, doubled, left out or added, even with every digest made anew', async () => {
    const { papers = [], issued = 0 } = file.sealed ?? {}
    const [first, ...rest] = papers
    if (first === undefined) throw new Error('no paper')
    const with_ = (changed: typeof papers, given = issued) =>
      remade({ ...file, sealed: { papers: changed, issued: given } })
    expect(remade(file)).toBe(text)
    const [second] = rest
    const exchanged = { ...first, signature: second?.signature ?? '' }
    expect(await says(with_([exchanged, ...rest]))).toEqual(['the signatures of 1 papers do not hold'])
    expect(await says(with_([first, ...papers]))).toContain(
      'the numbers of the papers are not sorted, or one is there twice',
    )
    expect(await says(with_(rest))).toContain('the receipts are not those of the papers')
    expect(await says(with_(papers, 7))).toEqual(['7 papers were given out, but 8 lie in the box'])
    expect(await says(with_(papers, 12))).toEqual(['more papers were given out than voters are entitled'])
    const { sealed: _sealed, ...unsealed } = file
    expect(await says(remade(unsealed))).toEqual(['the poll is sealed in one place of the file and not in the other'])
  })

  test('is not said to agree where nobody could check the signatures', async () => {
    const found = await recounted(text, () => Promise.resolve(false))
    expect(found.agrees).toBe(false)
    expect((await recountFile(text, (part) => Promise.resolve(digestOf(part)))).differences).toEqual([
      { zh: '票上的签名没有核对', en: 'the signatures of the papers were not checked' },
    ])
  })

  test('is called wrong, not broken, when its key is none at all', async () => {
    const { seal = '' } = file.definition
    const found = await recounted(text.replaceAll(seal, 'A'.repeat(seal.length)))
    expect(found.agrees).toBe(false)
    expect(found.differences.map(({ en }) => en)).toContain('the signatures of 8 papers do not hold')
  })

  test('may hold two receipts that begin alike: voters draw their numbers themselves', async () => {
    const [first, second] = file.count.receipts
    const alike = { ...file.count, receipts: [first, first, ...file.count.receipts.slice(2)] }
    expect(second).toBeDefined()
    expect(recount(alike, true).agrees).toBe(true)
    expect(recount(alike).agrees).toBe(false)
  })

  test('is counted again by the command that anybody can run', async () => {
    const path = join(stack.dataDir, 'poll.json')
    await writeFile(path, text)
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'infra/local/recount.ts', path],
      {
        cwd: root,
      },
    )
    expect(stdout).toContain(file.digest)
  })
})
