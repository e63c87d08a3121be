import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { voterToken } from '#functions/access/capability.ts'
import { paceOfCode, paceOfVillage, spokenDigits, spokenKey } from '#functions/access/spoken-code.ts'
import { keys } from '#functions/store/keys.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { command, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village
let neighbour: Village
let hall: Village
let matter: MatterAt

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村', households: 40 })
  neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  hall = await village(stack, root, { code: '511025107202', name: '大会村', households: 110 })
  matter = await matterAt({ knock, village: home }, 'discuss')
}, 60_000)
afterAll(() => stack.close())

const answer = z.object({ codes: z.array(z.object({ code: z.string(), name: z.string(), digits: z.string() })) })

async function codesOf(of: MatterAt = matter, by: Village = home, voters: 'all' | string[] = 'all') {
  const body = { commandId: randomUUID(), matterId: of.id, subject: of.pollId, list: by.list, voters }
  const call = { method: 'POST', path: '/api/links/spoken', session: by.organizer.session, body }
  return new Map((await done(knock, call, answer)).codes.map(({ code, digits }) => [code, digits]))
}

const say = (digits: string, at: Village = home) => knock(form(`/h/${at.code}`, [['digits', digits]]))
const later = (minutes: number) => stack.clock.set(instantFromMillis(Date.parse(stack.clock.now()) + minutes * 60_000))

/** Eight digits that are nobody's. */
function wrongOnes(taken: ReadonlyMap<string, string>, count: number, from = 10_000_000): string[] {
  const all = new Set(taken.values())
  return Array.from({ length: count + all.size }, (_, n) => String(from + n * 7))
    .filter((digits) => !all.has(digits))
    .slice(0, count)
}

const reissue = (voter: string) =>
  done(
    knock,
    {
      method: 'POST',
      path: '/api/links/reissue',
      session: home.organizer.session,
      body: {
        commandId: randomUUID(),
        act: 'vote',
        matterId: matter.id,
        subject: matter.pollId,
        list: home.list,
        voter,
      },
    },
    z.object({ link: z.object({ url: z.string() }) }),
  )

describe('a spoken code', () => {
  test('is eight digits, one for each voter, the same however often it is asked for', async () => {
    const codes = await codesOf()
    expect([...codes.keys()]).toEqual(home.voters)
    for (const digits of codes.values()) expect(digits).toMatch(/^\d{8}$/)
    expect(new Set(codes.values()).size).toBe(home.voters.length)
    expect(await codesOf()).toEqual(codes)
    expect(await codesOf(matter, home, ['h02'])).toEqual(new Map([['h02', codes.get('h02')]]))
  })

  test('typed as people type it opens the voter’s own paper, any number of times, and casts nothing', async () => {
    const codes = await codesOf()
    const digits = codes.get('h03') ?? ''
    const wide = Array.from(digits, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join('')
    for (const typed of [
      digits,
      `${digits.slice(0, 4)} ${digits.slice(4)}`,
      ` ${digits.slice(0, 4)}-${digits.slice(4)}`,
      wide,
    ]) {
      const heard = await say(typed)
      expect(heard.status, typed).toBe(303)
      const paper = await knock({ method: 'GET', path: heard.headers.get('location') ?? '' })
      expect(paper.text).toContain('户主·3')
      expect(paper.mark).toBeUndefined()
    }
  })

  test('is bound to its village', async () => {
    const digits = (await codesOf()).get('h04') ?? ''
    expect(await say(digits, neighbour)).toMatchObject({ status: 404, mark: 'link-unknown' })
    expect((await say(digits)).status).toBe(303)
  })

  test('anything but eight digits is told so and costs no guess', async () => {
    const before = await stack.world.table.get(keys.spokenGuess(neighbour.code))
    for (const typed of ['', '1234567', '123456789', '１２３４', 'abcdefgh', '1234567x', '12345678'.repeat(400)])
      expect(await say(typed, neighbour), typed).toMatchObject({ status: 422, mark: 'invalid' })
    expect(await stack.world.table.get(keys.spokenGuess(neighbour.code))).toEqual(before)
  })

  test('dies with its link when that is made anew, and the new one leads to the new link', async () => {
    const old = (await codesOf()).get('h05') ?? ''
    const { link } = await reissue('h05')
    expect(await say(old)).toMatchObject({ status: 410, mark: 'link-revoked' })
    const fresh = (await codesOf(matter, home, ['h05'])).get('h05') ?? ''
    expect(fresh).not.toBe(old)
    expect((await say(fresh)).headers.get('location')).toBe(new URL(link.url).pathname)
    expect(await say(old)).toMatchObject({ status: 410, mark: 'link-revoked' })
  })

  test('that somebody of the village has already goes to neither: the next digits are taken', async () => {
    const secret = await stack.world.secret()
    const other = await matterAt({ knock, village: home }, 'discuss', '修渠')
    const of = { poll: other.pollId, matterId: other.id, list: home.list, code: 'h07', serial: 0 }
    const [first, second] = [0, 1].map((attempt) => spokenDigits(secret, home.code, of, attempt))
    const theirs = { act: 'vote', ...of, poll: matter.pollId, matterId: matter.id, code: 'h08', expiresAt: 4e9 }
    await stack.world.table.put({ ...spokenKey(secret, home.code, first ?? ''), ...theirs })
    expect((await codesOf(other)).get('h07')).toBe(second)
    expect((await codesOf(other)).get('h07')).toBe(second)
    const token = await voterToken(stack.world, { ...of, act: 'vote', subject: other.pollId })
    expect((await say(second ?? '')).headers.get('location')).toBe(`/v/${token}`)
    const paper = await knock({ method: 'GET', path: (await say(first ?? '')).headers.get('location') ?? '' })
    expect(paper.text).toContain('户主·8')
  })

  test('lies under a keyed digest, and neither it nor a token stands anywhere in the table', async () => {
    const codes = await codesOf()
    const items = await stack.world.table.query({ pk: keys.spoken(home.code, '').pk, prefix: '' })
    expect(items.length).toBeGreaterThan(home.voters.length)
    const text = JSON.stringify(items)
    const token = await voterToken(stack.world, {
      act: 'vote',
      subject: matter.pollId,
      list: home.list,
      code: 'h03',
      serial: 0,
    })
    for (const secret of [...codes.values(), token]) expect(text).not.toContain(secret)
  })

  test('leaves no trace of who used it, nor when', async () => {
    const digits = (await codesOf()).get('h09') ?? ''
    const rows = () => stack.world.table.query({ pk: keys.spoken(home.code, '').pk, prefix: 'CODE#' })
    const before = await rows()
    expect((await say(digits)).status).toBe(303)
    expect(await rows()).toEqual(before)
    const guesses = await stack.world.table.query({ pk: keys.spoken(home.code, '').pk, prefix: 'GUESS#' })
    expect(guesses.map(({ sk }) => sk)).toEqual(['GUESS#'])
  })

  test('is good while the poll takes papers, and says why afterwards', async () => {
    const over = await matterAt({ knock, village: home }, 'discuss', '修桥')
    const digits = (await codesOf(over)).get('h10') ?? ''
    expect((await say(digits)).status).toBe(303)
    await command(knock, home.organizer, over.id, 'close-poll', { pollId: over.pollId })
    expect(await say(digits)).toMatchObject({ status: 409, mark: 'poll-closed' })
    const body = { commandId: randomUUID(), matterId: over.id, subject: over.pollId, list: home.list, voters: 'all' }
    const call = { method: 'POST', path: '/api/links/spoken', session: home.organizer.session, body }
    expect((await knock(call)).refusal?.code).toBe('poll-closed')
  })
})

describe('guessing', () => {
  test('a hall that types a hundred right codes in one moment gets in, all of it', async () => {
    const crowd = await matterAt({ knock, village: hall }, 'discuss')
    const codes = [...(await codesOf(crowd, hall)).values()].slice(0, 100)
    const heard = await Promise.all(codes.map((digits) => say(digits, hall)))
    expect(heard.map(({ status }) => status)).toEqual(codes.map(() => 303))
    expect(await stack.world.table.get(keys.spokenGuess(hall.code))).toMatchObject({ failures: 0 })
  }, 60_000)

  test('the same wrong digits again and again are no longer tried, and take nothing from the hall', async () => {
    const [wrong = ''] = wrongOnes(await codesOf(), 1, 20_000_000)
    const failures = async () =>
      z.object({ failures: z.number() }).parse(await stack.world.table.get(keys.spokenGuess(home.code))).failures
    const before = await failures()
    const heard: (string | undefined)[] = []
    for (let n = 0; n < paceOfCode.free + 4; n++) heard.push((await say(wrong)).mark)
    expect(heard.filter((mark) => mark === 'link-unknown')).toHaveLength(paceOfCode.free + 1)
    expect(heard.at(-1)).toBe('slow-down')
    expect((await failures()) - before).toBe(paceOfCode.free + 1)
    later(4)
    expect((await say(wrong)).mark).toBe('link-unknown')
  })

  test('many wrong codes at once are counted one by one: then the village waits, right codes too, and nobody elsewhere', async () => {
    const crowd = await matterAt({ knock, village: hall }, 'discuss', '再议')
    const codes = await codesOf(crowd, hall)
    const right = codes.get('h01') ?? ''
    const tried = wrongOnes(codes, paceOfVillage.free + 60)
    let slowed = 0
    for (let n = 0; n < tried.length; n += 52) {
      const heard = await Promise.all(tried.slice(n, n + 52).map((digits) => say(digits, hall)))
      slowed += heard.filter(({ mark }) => mark === 'slow-down').length
    }
    // 200 are free, the next one costs the wait; the minutes since the first have given back one or two.
    expect([57, 58, 59]).toContain(slowed)
    const refused = await say(right, hall)
    expect(refused).toMatchObject({ status: 429, mark: 'slow-down' })
    expect(refused.text).toContain('3分钟')
    expect((await say((await codesOf()).get('h11') ?? '')).status).toBe(303)
    later(4)
    // Whoever knows a code gains no guess by it.
    for (let n = 0; n < 5; n++) expect((await say(right, hall)).status).toBe(303)
    const [one = '', two = ''] = wrongOnes(codes, 2, 30_000_000)
    expect((await say(one, hall)).mark).toBe('link-unknown')
    expect((await say(two, hall)).mark).toBe('slow-down')
  }, 60_000)
})

test('none of this was an error to the product', () => {
  expect(stack.errors).toEqual([])
})
