import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { linkFor, matterAt } from '#test/support/matter.ts'
import { votersOf } from '#test/support/voters-of.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

const doors = ['v', 'n', 'e', 't', 'in'] as const
type DoorName = (typeof doors)[number]

let stack: TestStack
let knock: Knock
let root: Person
let home: Village
let neighbour: Village
let polled: MatterAt
let noticed: MatterAt
/** A good token for each door. */
let tokens: Record<DoorName, string>

const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''
const vote = [
  ['choices', 'yes'],
  ['confirm', 'yes'],
] as const
/** A form that each door would take. */
const forms: Readonly<Record<DoorName, readonly (readonly [string, string])[]>> = {
  v: vote,
  n: [['text', '不同意']],
  e: [['score', '5']],
  t: [],
  in: [['commandId', 'a-command-of-its-own']],
}

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  const sender = { knock, village: home }
  polled = await matterAt(sender, 'discuss')
  noticed = await matterAt(sender, 'act')
  const evaluated = await matterAt(sender, 'evaluate')
  const raised = await knock(
    form(`/raise/${home.code}`, [
      ['title', '路灯不亮'],
      ['commandId', randomUUID()],
    ]),
  )
  tokens = {
    v: tokenOf(await linkFor(sender, polled.id, { act: 'vote', subject: polled.pollId }, 'h01')),
    n: tokenOf(await linkFor(sender, noticed.id, { act: 'object', subject: noticed.noticeId }, 'h01')),
    e: tokenOf(await linkFor(sender, evaluated.id, { act: 'evaluate', subject: evaluated.topicId }, 'h01')),
    t: tokenOf(raised.headers.get('location') ?? ''),
    in: await signInToken(),
  }
})
afterAll(() => stack.close())

async function signInToken(): Promise<string> {
  const path = `/api/staff/${encodeURIComponent(home.helper.login)}/sign-in-link`
  const body = { commandId: randomUUID() }
  const { url } = await done(
    knock,
    { method: 'POST', path, session: root.session, body },
    z.object({ url: z.string() }),
  )
  return tokenOf(url)
}

const pairs = doors.flatMap((door) => doors.filter((of) => of !== door).map((of) => ({ door, of })))

describe('a villager’s door', () => {
  it.each(doors)('/%s opens to its own token, and looking changes nothing', async (door) => {
    for (let n = 0; n < 3; n++)
      expect((await knock({ method: 'GET', path: `/${door}/${tokens[door]}` })).status).toBe(200)
    expect(await votersOf(stack.world, polled.pollId)).toEqual([])
  })

  it.each(pairs)('/$door stays shut to a token of /$of', async ({ door, of }) => {
    const path = `/${door}/${tokens[of]}`
    const looked = await knock({ method: 'GET', path })
    expect(looked).toMatchObject({ status: 404, mark: 'link-unknown' })
    if (door === 't') return
    expect(await knock(form(path, forms[door]))).toMatchObject({ status: 404, mark: 'link-unknown' })
  })

  it.each(doors)('/%s stays shut to tokens that nobody was given', async (door) => {
    const good = tokens[door]
    const invented = [
      'a'.repeat(22),
      good.slice(0, -1),
      `${good}a`,
      good.toUpperCase(),
      'a'.repeat(5000),
      '%00',
      '㛃䶮',
      '..%2f..',
      `${good}%00`,
    ]
    for (const token of invented.filter((one) => one !== good)) {
      const path = `/${door}/${token.includes('%') ? token : encodeURIComponent(token)}`
      expect(await knock({ method: 'GET', path }), token).toMatchObject({ status: 404 })
      if (door !== 't') expect(await knock(form(path, forms[door])), token).toMatchObject({ status: 404 })
    }
  })

  it('is shut by issuing the link anew, and only to the old link', async () => {
    const old = await linkFor({ knock, village: home }, polled.id, { act: 'vote', subject: polled.pollId }, 'h02')
    const { id: matterId, pollId: subject } = polled
    const body = { commandId: randomUUID(), act: 'vote', matterId, subject, list: home.list, voter: 'h02' }
    const call = { method: 'POST', path: '/api/links/reissue', session: home.organizer.session, body }
    const { link } = await done(knock, call, z.object({ link: z.object({ url: z.string() }) }))
    expect(await knock({ method: 'GET', path: old })).toMatchObject({ status: 410, mark: 'link-revoked' })
    expect(await knock(form(old, vote))).toMatchObject({ status: 410, mark: 'link-revoked' })
    expect(await votersOf(stack.world, polled.pollId)).not.toContain('h02')
    expect((await knock(form(new URL(link.url).pathname, vote))).status).toBe(303)
    expect(await votersOf(stack.world, polled.pollId)).toContain('h02')
  })

  it('is shut once the link has expired', async () => {
    stack.clock.set(instantFromMillis(Date.now() + 401 * 86_400_000))
    for (const door of doors) {
      const heard = await knock({ method: 'GET', path: `/${door}/${tokens[door]}` })
      // A table of the deployment drops what has expired: then the link is simply unknown.
      expect(heard.mark === 'link-expired' || heard.mark === 'link-unknown', door).toBe(true)
    }
    stack.clock.set(instantFromMillis(Date.now()))
  })

  it('votes in its own poll alone, whatever the form says besides', async () => {
    const other = await matterAt({ knock, village: home }, 'discuss', '修渠')
    const own = await linkFor({ knock, village: home }, polled.id, { act: 'vote', subject: polled.pollId }, 'h03')
    const smuggled = [
      ...vote,
      ['pollId', other.pollId],
      ['subject', other.pollId],
      ['voter', 'h04'],
      ['code', 'h04'],
    ] as const
    expect((await knock(form(own, smuggled))).status).toBe(303)
    expect(await votersOf(stack.world, polled.pollId)).toContain('h03')
    expect(await votersOf(stack.world, polled.pollId)).not.toContain('h04')
    expect(await votersOf(stack.world, other.pollId)).toEqual([])
  })

  it('lets a one-time sign-in be used once', async () => {
    const path = `/in/${tokens.in}`
    expect((await knock(form(path, forms.in))).status).toBe(303)
    expect(await knock(form(path, [['commandId', 'another-command']]))).toMatchObject({
      status: 410,
      mark: 'link-used',
    })
    expect(await knock({ method: 'GET', path })).toMatchObject({ status: 410, mark: 'link-used' })
  })
})

describe('another village', () => {
  it('takes no topic for a matter that is not its own, and shows none on its board', async () => {
    const raise = `/raise/${neighbour.code}?matter=${polled.id}`
    expect((await knock({ method: 'GET', path: raise })).mark).toBe('not-found')
    expect((await knock(form(raise, [['title', '串门']]))).mark).toBe('not-found')
    const onBoard = await knock({ method: 'GET', path: `/b/${neighbour.code}/m/${polled.id}` })
    expect(onBoard.mark).toBe('not-found')
    expect((await knock({ method: 'GET', path: `/b/${neighbour.code}` })).text).not.toContain('修路')
  })

  it('gives no links to polls, notices or topics of a matter that is not its own', async () => {
    const theirs = await matterAt({ knock, village: neighbour }, 'act')
    const { session } = neighbour.organizer
    const subjects = [
      ['vote', polled.pollId],
      ['object', noticed.noticeId],
      ['evaluate', polled.topicId],
    ] as const
    for (const [act, subject] of subjects) {
      const order = { act, subject, list: home.list, voters: ['h05'], commandId: randomUUID() }
      const ownMatter = { ...order, matterId: theirs.id }
      expect((await knock({ method: 'POST', path: '/api/links', session, body: ownMatter })).status).toBeGreaterThan(
        399,
      )
      const foreign = { ...order, matterId: polled.id }
      expect((await knock({ method: 'POST', path: '/api/links', session, body: foreign })).refusal?.code).toBe(
        'not-your-village',
      )
    }
  })

  it('finds nobody on its lists who is on ours alone', async () => {
    const theirs = await matterAt({ knock, village: neighbour }, 'act')
    const body = {
      commandId: randomUUID(),
      act: 'evaluate',
      matterId: theirs.id,
      subject: theirs.topicId,
      list: neighbour.list,
      voters: ['h99'],
    }
    const heard = await knock({ method: 'POST', path: '/api/links', session: neighbour.organizer.session, body })
    expect(heard.refusal).toMatchObject({ code: 'not-entitled', field: 'voters[0]' })
  })
})

it('none of this was an error to the product', () => {
  expect(stack.errors).toEqual([])
})
