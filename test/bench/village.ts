import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { mostRows } from '#functions/roster/table-limits.ts'
import type { Send, Staff } from './doors.ts'
import { signInByLink, signInByPassword } from './doors.ts'

export const villageCode = '150926100201'
export const list = 'households'

/** The people of one village with a matter just opened and nothing in it yet. */
export interface Village {
  readonly administrator: Staff
  readonly clerk: Staff
  readonly helper: Staff
  readonly supervisor: Staff
  readonly matterId: string
}

/** As much of a village as it takes to lead a matter on. */
export type Office = Pick<Village, 'clerk' | 'matterId'>

const places = [
  { code: '15', name: '内蒙古自治区', level: 'province' },
  { code: '1509', name: '乌兰察布市', level: 'prefecture' },
  { code: '150926', name: '察哈尔右翼前旗', level: 'county' },
  { code: '150926100', name: '土贵乌拉镇', level: 'township' },
  { code: villageCode, name: '伊和背村', level: 'village' },
]

/** A longer list comes in several files: an import adds to what is there. */
const rowsAFile = mostRows - 1

/** Sets a village up through the staff API alone: places, staff, a roster of `voterCount`, a matter. */
export async function openVillage(send: Send, adminLink: string, voterCount: number): Promise<Village> {
  const administrator = await signInByLink(send, adminLink)
  await administrator.call('PUT', '/api/places', { commandId: randomUUID(), places })
  const employ = async (login: string, name: string, role: string, place: string): Promise<Staff> => {
    const password = `bench-${randomUUID()}`
    await administrator.call('POST', '/api/staff', {
      commandId: randomUUID(),
      login,
      name,
      password,
      roles: [{ role, place }],
    })
    return signInByPassword(send, login, password)
  }
  const clerk = await employ('clerk', '娜仁', 'organizer', villageCode)
  const helper = await employ('helper', '王建国', 'helper', villageCode)
  const supervisor = await employ('supervisor', '乌兰', 'supervisor', '150926')
  const headers = { 'Content-Type': 'text/csv', 'X-File-Name': 'roster.csv' }
  const codes = voterCodes(voterCount)
  for (let n = 0; n < codes.length; n += rowsAFile) {
    const roster = new TextEncoder().encode(csvOf(codes.slice(n, n + rowsAFile)))
    await clerk.call('POST', `/api/villages/${villageCode}/roster/preview`, roster, headers)
    await clerk.call('POST', `/api/villages/${villageCode}/roster/import?commandId=${randomUUID()}`, roster, headers)
  }
  const opened = await clerk.call('POST', `/api/villages/${villageCode}/matters`, {
    commandId: randomUUID(),
    procedure: 'deliberation',
    title: '今年庭院种什么',
  })
  const { matterId } = z.object({ matterId: z.string() }).parse(opened)
  return { administrator, clerk, helper, supervisor, matterId }
}

export function voterCodes(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `h${String(n + 1).padStart(5, '0')}`)
}

function csvOf(codes: readonly string[]): string {
  const rows = codes.map((code) => `${list},${code},王建${code.slice(1)},1`)
  return ['名单,编号,姓名,票数', ...rows].join('\r\n')
}

/** As far as a poll can be opened: a visit, a topic, a meeting. Gives the topic. */
export async function reachDiscussion({ clerk, matterId }: Office): Promise<string> {
  await clerk.command(matterId, 'record-visit', { answers: { household: '王建国', needs: '想种点果树,怕没有水。' } })
  const topicId = await clerk.command(matterId, 'raise-topic', {
    title: '庭院经济种植品种',
    background: '去年种的蔬菜卖不出去,今年每户有半亩庭院,旗里补一半苗钱。',
  })
  await clerk.command(matterId, 'convene', {
    answers: { kind: '议贫会', place: '村部', heldOn: '2030-01-15', heldAt: '19:30' },
    topics: [topicId],
    electorate: list,
  })
  return topicId
}

const choices = [
  '塞外红果树',
  '口蘑',
  '冷凉蔬菜',
  '马铃薯原种',
  '藜麦',
  '沙棘',
  '中药材黄芪',
  '燕麦草',
  '肉羊育肥',
  '散养土鸡',
  '葵花',
  '甜菜',
]

/** Opens a poll of the first `count` choices and gives its id; choices are called `c1`, `c2`… `more`: what else is ordered. */
export async function openPoll(
  village: Office,
  topicId: string,
  secret: boolean,
  count = 3,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return village.clerk.command(village.matterId, 'open-poll', {
    topicId,
    question: '今年庭院统一种什么?苗钱每户自己出一半,另一半由旗里的产业资金补。',
    choices: choices
      .slice(0, count)
      .map((text, n) => ({ key: `c${n + 1}`, text: `${text}(苗钱每户约三百元,村里统一买)` })),
    electorate: list,
    secret,
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
    ...more,
  })
}

const issued = z.object({ links: z.array(z.object({ code: z.string(), url: z.string() })) })

/** Paths of the personal links of some voters, in the order of their codes. */
export async function linksFor(
  { clerk, matterId }: Office,
  of: { readonly act: 'vote' | 'object' | 'evaluate'; readonly subject: string },
  voters: readonly string[] | 'all',
): Promise<string[]> {
  const answer = await clerk.call('POST', '/api/links', { commandId: randomUUID(), matterId, ...of, list, voters })
  return issued.parse(answer).links.map(({ url }) => new URL(url).pathname)
}
