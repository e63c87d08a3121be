import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { addDays, instantFromMillis, localDateOf } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import type { Stack } from '#infra/local/stack.ts'
import type { Official } from './office.ts'

export const villageCode = '150526100201'
export const list = '户代表'

export const yesOrNo = [
  { key: 'yes', text: '同意修' },
  { key: 'no', text: '不同意' },
]
export const twoThirds = { quorum: { of: 'electorate', moreThan: '1/2' }, pass: { of: 'present', atLeast: '2/3' } }
const dayMs = 86_400_000

/** A matter in discussion: three open polls, one that is over, a notice that runs. */
export interface Discussion {
  readonly matterId: string
  readonly topicId: string
  readonly named: string
  readonly secret: string
  readonly several: string
  readonly over: string
  readonly noticeId: string
}

export async function discuss(stack: Stack, clerk: Official, helper: Official): Promise<Discussion> {
  const matterId = await openMatter(clerk, '2026年秋季议贫会')
  await visit(helper, matterId)
  const topicId = await clerk.command(matterId, 'raise-topic', {
    title: '村东头排水沟清淤和加盖板',
    background: '去年七月两次大雨，东头六户院里进水。\n沟长约 340 米，多年没有清过。',
  })
  const other = await clerk.command(matterId, 'raise-topic', { title: '办一个养殖技术班' })
  const declined = await clerk.command(matterId, 'raise-topic', { title: '给每户发一台电视' })
  await clerk.command(matterId, 'decline-topic', { topicId: declined, reason: '没有这项资金，建议先报困难户' })
  await meet(stack, clerk, matterId, [topicId, other])
  const closesAt = later(stack, 3)
  const poll = (over: Record<string, unknown>) =>
    clerk.command(matterId, 'open-poll', {
      topicId,
      electorate: list,
      choices: yesOrNo,
      secret: false,
      rule: twoThirds,
      closesAt,
      ...over,
    })
  const named = await poll({ question: '是否用帮扶资金 86,000 元修村东头的排水沟？', recused: ['h12'] })
  const secret = await poll({ question: '选谁做工程监督员？', secret: true, choices: people(['包青山', '李桂芝']) })
  const several = await poll({
    topicId: other,
    question: '养殖技术班教什么？',
    choices: people(['养羊', '养牛', '种苜蓿和青贮', '学用手机卖货（直播、发货、算账）']),
    max: 2,
    rule: {},
  })
  const over = await poll({ question: '排水沟由谁来施工？', choices: people(['本村施工队', '镇里招标']) })
  await vote(clerk, over, ['h01', 'h02', 'h03', 'h04', 'h05', 'h06', 'h07', 'h08'], 'k1')
  await clerk.command(matterId, 'close-poll', { pollId: over })
  const noticeId = await clerk.command(matterId, 'publish-notice', {
    subject: '排水沟工程预算',
    text: '预算 86,000 元：\n一、清淤 340 米，31,000 元；\n二、盖板 340 米，55,000 元。',
    days: 7,
  })
  return { matterId, topicId, named, secret, several, over, noticeId }
}

/** Up to the evaluation: decided, minuted, assigned, done, reviewed. */
export async function carryOut(stack: Stack, clerk: Official, helper: Official, title: string) {
  const { matterId, topicId, actionId } = await promise(stack, clerk, helper, title)
  await helper.command(matterId, 'report-progress', { actionId, text: '已经清完，塘边整平。', submit: true })
  await clerk.command(matterId, 'review', { actionId, verdict: 'accept', reason: '现场看过，合格。' })
  return { matterId, topicId }
}

/** A promise that was not kept in time: for the desk and the board. */
export async function late(stack: Stack, clerk: Official, helper: Official): Promise<void> {
  await promise(stack, clerk, helper, '村小学门口安装路灯')
  const response = await fetch(new URL('/local/clock', stack.origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ by: (2 * dayMs) / 1000 }),
  })
  if (!response.ok) throw new Error(`the clock did not move: ${response.status}`)
}

async function promise(stack: Stack, clerk: Official, helper: Official, title: string) {
  const matterId = await openMatter(clerk, title)
  await visit(helper, matterId)
  const topicId = await clerk.command(matterId, 'raise-topic', { title })
  await meet(stack, clerk, matterId, [topicId])
  const pollId = await clerk.command(matterId, 'open-poll', {
    topicId,
    question: `是否同意${title}？`,
    choices: yesOrNo,
    electorate: list,
    secret: false,
    rule: twoThirds,
  })
  await vote(clerk, pollId, ['h01', 'h02', 'h03', 'h04', 'h05', 'h06', 'h07', 'h08', 'h09'], 'yes')
  await clerk.command(matterId, 'close-poll', { pollId })
  await stack.catchUp()
  await clerk.command(matterId, 'write-minutes', { text: '会议由村委会主任主持。', signers: [clerk.login] })
  await clerk.command(matterId, 'sign-minutes', {})
  const due = localDateOf(stack.clock.now())
  const actionId = await clerk.command(matterId, 'assign', { topicId, text: title, owner: helper.login, due })
  return { matterId, topicId, actionId }
}

async function openMatter(clerk: Official, title: string): Promise<string> {
  const body = { commandId: randomUUID(), procedure: 'deliberation', title }
  const answer = await clerk.send('POST', `/api/villages/${villageCode}/matters`, body)
  return z.object({ matterId: z.string() }).parse(answer).matterId
}

async function visit(helper: Official, matterId: string): Promise<void> {
  await helper.command(matterId, 'record-visit', {
    answers: { household: '王秀兰', needs: '下雨院子进水，盼着把沟修好。' },
  })
}

async function meet(stack: Stack, clerk: Official, matterId: string, topics: readonly string[]): Promise<void> {
  const heldOn = addDays(localDateOf(stack.clock.now()), 1)
  const answers = { kind: '村民代表会议', place: '村委会会议室', heldOn, heldAt: '19:30' }
  await clerk.command(matterId, 'convene', { answers, topics, electorate: list })
  await clerk.command(matterId, 'check-in', { voters: ['h01', 'h02', 'h03', 'h04', 'h05', 'h06', 'h07', 'h08'] })
}

async function vote(clerk: Official, pollId: string, codes: readonly string[], choice: string): Promise<void> {
  for (const voter of codes)
    await clerk.send('POST', `/api/polls/${pollId}/assisted`, { commandId: randomUUID(), voter, choices: [choice] })
}

const people = (texts: readonly string[]) => texts.map((text, n) => ({ key: `k${n + 1}`, text }))

function later(stack: Stack, days: number): Instant {
  return instantFromMillis(Date.parse(stack.clock.now()) + days * dayMs)
}
