import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capabilityAt, daysFromNow } from '#functions/access/capability.ts'
import { paceOfVillage } from '#functions/access/spoken-code.ts'
import { keys } from '#functions/store/keys.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import type { Heard, Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { command, linkFor, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

// A link that leads no further must not leave its holder standing there: each page says what happened and what to do now.

interface DeadEnd {
  readonly name: string
  /** Comes to it as people do. */
  readonly come: (lang: 'zh' | 'en') => Promise<Heard>
  readonly status: number
  /** Undefined for the page that is no refusal: the receipt of somebody who has voted. */
  readonly mark: RefusalCode | undefined
  /** Told in words. */
  readonly says: Readonly<Record<'zh' | 'en', readonly string[]>>
}

let stack: TestStack
let knock: Knock
let home: Village
let neighbour: Village
let slowed: Village
let open: MatterAt
let over: MatterAt

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  slowed = await village(stack, root, { code: '511025107202', name: '慢村' })
  const sender = { knock, village: home }
  open = await matterAt(sender, 'discuss')
  over = await matterAt(sender, 'discuss', '修桥')
  ends.over = await linkFor(sender, over.id, { act: 'vote', subject: over.pollId }, 'h01')
  ends.overDigits = await digitsOf(over, 'h01')
  ends.digits = await digitsOf(open, 'h03')
  await command(knock, home.organizer, over.id, 'close-poll', { pollId: over.pollId })
  ends.revoked = await voteLink('h02')
  ends.revokedDigits = await digitsOf(open, 'h02')
  await send('/api/links/reissue', { act: 'vote', voter: 'h02' })
  ends.used = await voteLink('h04')
  await knock(form(ends.used, vote))
  ends.assisted = await voteLink('h05')
  const helped = { commandId: randomUUID(), voter: 'h05', choices: ['yes'] }
  const at = `/api/polls/${open.pollId}/assisted`
  await done(knock, { method: 'POST', path: at, session: home.organizer.session, body: helped }, z.unknown())
  ends.paper = await voteLink('h06')
  await command(knock, home.organizer, open.id, 'paper-tally', {
    pollId: open.pollId,
    voters: ['h06'],
    counts: { yes: 1 },
    scrutineers: ['监票人'],
  })
  ends.recused = await voteLink(home.voters.at(-1) ?? '')
  ends.expired = await put('expired', { expiresAt: daysFromNow(stack.world, -1) })
  ends.early = await put('early', { subject: 'PollOfTomorrow00' })
  ends.stranger = await put('stranger', {})
  const guesses = { failures: paceOfVillage.free + 1, notBefore: Date.parse(stack.clock.now()) + 100_000, version: 1 }
  await stack.world.table.put({ ...keys.spokenGuess(slowed.code), ...guesses, since: Date.parse(stack.clock.now()) })
}, 60_000)
afterAll(() => stack.close())

const vote = [
  ['choices', 'yes'],
  ['confirm', 'yes'],
] as const
/** Paths of links and digits, made before the tests. */
const ends = {
  over: '',
  overDigits: '',
  digits: '',
  revoked: '',
  revokedDigits: '',
  used: '',
  assisted: '',
  paper: '',
  recused: '',
  expired: '',
  early: '',
  stranger: '',
}

const send = (path: string, more: object, of = open) =>
  done(
    knock,
    {
      method: 'POST',
      path,
      session: home.organizer.session,
      body: { commandId: randomUUID(), matterId: of.id, subject: of.pollId, list: home.list, ...more },
    },
    z.looseObject({}),
  )

async function digitsOf(of: MatterAt, voter: string): Promise<string> {
  const { codes } = await send('/api/links/spoken', { voters: [voter] }, of)
  return z.array(z.object({ digits: z.string() })).parse(codes)[0]?.digits ?? ''
}

const voteLink = (voter: string) =>
  linkFor({ knock, village: home }, open.id, { act: 'vote', subject: open.pollId }, voter)

/** A link as it stands in the table, of a kind that nobody gets by asking for one. */
async function put(name: string, more: object): Promise<string> {
  const token = name.padEnd(22, '0')
  const common = { act: 'vote', subject: open.pollId, matterId: open.id, place: home.code } as const
  await stack.world.table.put(
    capabilityAt(token, { ...common, expiresAt: daysFromNow(stack.world, 1), ...more, act: 'vote' }),
  )
  return `/v/${token}`
}

const look = (path: keyof typeof ends) => (lang: string) => knock({ method: 'GET', path: `${ends[path]}?lang=${lang}` })
const say = (digits: keyof typeof ends, at: () => Village) => (lang: string) =>
  knock(form(`/h/${at().code}?lang=${lang}`, [['digits', ends[digits]]]))

const deadEnds: readonly DeadEnd[] = [
  {
    name: 'a link made anew',
    come: look('revoked'),
    status: 410,
    mark: 'link-revoked',
    says: { zh: ['已经换成新的', '问村文书'], en: ['replaced by a new one', 'ask the village clerk'] },
  },
  {
    name: 'a vote that is in: the receipt',
    come: look('used'),
    status: 200,
    mark: undefined,
    says: { zh: ['投票成功', '您的回执号'], en: ['Your vote is in', 'receipt code'] },
  },
  {
    name: 'a link that has expired',
    come: look('expired'),
    status: 410,
    mark: 'link-expired',
    says: { zh: ['已经过期', '请村文书给您一个新的'], en: ['has expired', 'ask the village clerk for a new one'] },
  },
  {
    name: 'a poll that is not open yet',
    come: look('early'),
    status: 409,
    mark: 'poll-not-open',
    says: { zh: ['还没有开始', '通知的时间再打开'], en: ['not open yet', 'come back at the time announced'] },
  },
  {
    name: 'a poll that is over',
    come: look('over'),
    status: 409,
    mark: 'poll-closed',
    says: { zh: ['表决已经结束', '登在村公开栏'], en: ['The vote is closed', 'village board'] },
  },
  {
    name: 'a poll that is over, by code',
    come: say('overDigits', () => home),
    status: 409,
    mark: 'poll-closed',
    says: { zh: ['表决已经结束', '登在村公开栏'], en: ['The vote is closed', 'village board'] },
  },
  {
    name: 'a code of another village',
    come: say('digits', () => neighbour),
    status: 404,
    mark: 'link-unknown',
    says: { zh: ['没有这个口令', '别的村', '问村文书'], en: ['no such code', 'another village', 'ask the clerk'] },
  },
  {
    name: 'a code whose link was made anew',
    come: say('revokedDigits', () => home),
    status: 410,
    mark: 'link-revoked',
    says: { zh: ['口令跟着作废', '问村文书'], en: ['the old code ended with it', 'ask the village clerk'] },
  },
  {
    name: 'somebody whom the vote concerns',
    come: look('recused'),
    status: 403,
    mark: 'recused',
    says: { zh: ['您要回避', '可以向村文书提出'], en: ['you stand aside', 'tell the village clerk'] },
  },
  {
    name: 'somebody who voted on paper',
    come: look('paper'),
    status: 409,
    mark: 'already-voted',
    says: { zh: ['您投的是纸票', '告诉村文书'], en: ['You voted on paper', 'tell the village clerk'] },
  },
  {
    name: 'somebody who voted with help, who finds the receipt',
    come: look('assisted'),
    status: 409,
    mark: 'already-voted',
    says: { zh: ['工作人员帮助下投的', '回执'], en: ['with the help of staff', 'receipt'] },
  },
  {
    name: 'somebody who is on no list',
    come: (lang) => knock(form(`${ends.stranger}?lang=${lang}`, [['choices', 'yes']])),
    status: 403,
    mark: 'not-entitled',
    says: { zh: ['名单里没有您', '村文书核对名单'], en: ['not on the list', 'ask the village clerk'] },
  },
  {
    name: 'a village where too many wrong codes were typed',
    come: say('digits', () => slowed),
    status: 429,
    mark: 'slow-down',
    says: { zh: ['3分钟', '自己的链接', '村文书', '纸票'], en: ['3 minutes', 'own link', 'clerk', 'on paper'] },
  },
]

describe.each(['zh', 'en'] as const)('each dead end has a page (%s)', (lang) => {
  test.each(deadEnds.map((end) => [end.name, end] as const))('%s', async (_name, end) => {
    const heard = await end.come(lang)
    expect([heard.status, heard.mark]).toEqual([end.status, end.mark])
    for (const words of end.says[lang]) expect(heard.text).toContain(words)
    expect(heard.text).toMatch(/<h1/)
    expect(heard.text).toContain('href="/b/')
    // Whom to ask is on every page but the receipt, which has nothing left to ask.
    if (end.mark !== undefined)
      expect(heard.text).toContain(lang === 'zh' ? '有问题请找村文书' : 'Ask the village clerk')

    expect(heard.headers.get('cache-control')).toBe('no-store')
    expect(heard.headers.get('referrer-policy')).toBe('no-referrer')
    const own = Object.values(ends).filter((path) => path.startsWith('/v/'))
    const links = [...heard.text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to = '']) => to)
    const tokens = links.flatMap((to) => [...to.matchAll(/\/v\/\w{22}/g)].map(([path]) => path))
    expect(new Set(tokens).size).toBeLessThanOrEqual(1)
    for (const path of tokens) expect(own).toContain(path)
    for (const digits of [ends.digits, ends.overDigits, ends.revokedDigits]) expect(heard.text).not.toContain(digits)
  })
})

test('the receipt is there for whoever voted with help', async () => {
  const { text } = await look('assisted')('zh')
  const path = /href="(\/v\/[^"]*receipt[^"]*)"/.exec(text)?.[1] ?? ''
  expect((await knock({ method: 'GET', path })).text).toContain('data-receipt')
})

test('none of this was an error to the product', () => {
  expect(stack.errors).toEqual([])
})
