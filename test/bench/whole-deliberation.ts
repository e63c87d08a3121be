import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { addDays, instantFromMillis, localDateOf } from '#shared/calendar/time.ts'
import type { Send } from './doors.ts'
import { good, sendForm } from './doors.ts'
import { lookAfterSending, lookAround } from './look-around.ts'
import type { Village } from './village.ts'
import { linksFor, list, openPoll, reachDiscussion, villageCode, voterCodes } from './village.ts'

export interface Deliberation {
  readonly send: Send
  readonly village: Village
  readonly now: () => Instant
  /** Moves the clock to that moment and lets it do what has fallen due. */
  readonly moveTo: (moment: Instant) => Promise<void>
}

/** Goes through a deliberation from the first visit to the last evaluation, each staff command, form and page at least once. */
export async function wholeDeliberation(at: Deliberation): Promise<void> {
  const { village } = at
  const { clerk, matterId } = village
  const topicId = await reachDiscussion(village)
  const other = await clerk.command(matterId, 'raise-topic', { title: '修村口的路', background: '' })
  await clerk.command(matterId, 'decline-topic', { topicId: other, reason: '旗里明年统一修' })
  await clerk.command(matterId, 'check-in', { voters: voterCodes(30) })
  const [named, secret] = [await openPoll(village, topicId, false), await openPoll(village, topicId, true)]
  await vote(at, named)
  await vote(at, secret)
  await clerk.command(matterId, 'paper-tally', {
    pollId: secret,
    counts: { c1: 2, c2: 1 },
    voters: voterCodes(46).slice(-3),
    scrutineers: ['赵玉兰'],
  })
  for (const pollId of [named, secret]) await clerk.command(matterId, 'close-poll', { pollId })
  await clerk.command(matterId, 'write-minutes', { text: '苗钱下周一收齐。', signers: [clerk.login] })
  await clerk.command(matterId, 'sign-minutes', {})
  const noticeId = await followUp(at, topicId)
  await look(at, topicId, named)
  await lookAfterSending(at, noticeId, topicId)
  await clerk.command(matterId, 'close', {})
  await lookAround(at, topicId, named)
}

async function vote({ send, village }: Deliberation, pollId: string): Promise<void> {
  const [voted = '', ...others] = await linksFor(village, { act: 'vote', subject: pollId }, voterCodes(46))
  await village.clerk.call('POST', '/api/links/reissue', {
    commandId: randomUUID(),
    act: 'vote',
    matterId: village.matterId,
    subject: pollId,
    list,
    voter: 'h00046',
  })
  await good(await send(voted), 'a ballot')
  await good(await send(voted, form('choices=c1')), 'a ballot to check')
  const receipt = await sendForm(send, voted, { choices: 'c1', confirm: 'yes' })
  await good(await send(receipt), 'a receipt')
  for (const path of others.slice(0, 3)) await sendForm(send, path, { choices: 'c2', confirm: 'yes' })
  const body = { commandId: randomUUID(), voter: 'h00020', choices: ['c1'] }
  await village.clerk.call('POST', `/api/polls/${pollId}/assisted`, body)
}

const form = (body: string) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
})

/** Notice, objection, action, review, evaluation. Gives the notice. */
async function followUp({ send, village, now, moveTo }: Deliberation, topicId: string): Promise<string> {
  const { clerk, helper, supervisor, matterId } = village
  const noticeId = await clerk.command(matterId, 'publish-notice', { subject: '庭院种植品种', days: 3 })
  const [objecting = ''] = await linksFor(village, { act: 'object', subject: noticeId }, ['h00007'])
  await good(await send(objecting), 'an objection')
  await sendForm(send, objecting, { text: '没有算上外出的户', commandId: randomUUID(), confirm: 'yes' })
  const { objections } = z
    .object({ objections: z.array(z.object({ id: z.string() })) })
    .parse(await clerk.call('GET', `/api/matters/${matterId}/objections`))
  const objectionId = objections[0]?.id
  await clerk.command(matterId, 'answer-objection', { noticeId, objectionId, upheld: false, text: '已电话征求意见' })
  const due = addDays(localDateOf(now()), 2)
  const actionId = await clerk.command(matterId, 'assign', { topicId, text: '统一买苗', owner: helper.login, due })
  await helper.command(matterId, 'report-progress', { actionId, text: '苗已订好', submit: false })
  await supervisor.command(matterId, 'urge', { actionId, text: '请抓紧' })
  await helper.command(matterId, 'report-progress', { actionId, text: '苗已到村', submit: true })
  await clerk.command(matterId, 'review', { actionId, verdict: 'accept' })
  const [evaluating = ''] = await linksFor(village, { act: 'evaluate', subject: topicId }, ['h00001'])
  await good(await send(evaluating), 'an evaluation')
  await sendForm(send, evaluating, { score: '5', comment: '办得好', commandId: randomUUID() })
  await moveTo(instantFromMillis(Date.parse(now()) + 5 * 86_400_000))
  return noticeId
}

/** Everybody's pages and everything staff may read. */
async function look({ send, village }: Deliberation, topicId: string, pollId: string): Promise<void> {
  const { clerk, supervisor, matterId } = village
  const board = `/b/${villageCode}`
  for (const path of [
    '/',
    `/p/150926100`,
    board,
    `${board}/m/${matterId}`,
    `${board}/polls/${pollId}.json`,
    `/raise/${villageCode}`,
  ])
    await good(await send(path), path)
  const matter = `/api/matters/${matterId}`
  const lists = [
    '',
    '/events',
    '/visits',
    '/objections',
    '/evaluations',
    '/minutes',
    '/minutes.docx',
    '/outputs/wechat',
  ]
  for (const part of lists) await clerk.look(`${matter}${part}`)
  const village12 = `/api/villages/${villageCode}`
  const places = [
    `/api/places/${villageCode}`,
    `${village12}/staff`,
    `${village12}/roster?list=${list}`,
    `${village12}/matters`,
  ]
  for (const path of [...places, '/api/me', '/api/messages', `/api/polls/${pollId}`, `/api/polls/${pollId}/published`])
    await clerk.look(path)
  await supervisor.look('/api/desk?place=150926')
  await clerk.call('POST', '/api/photos', {
    commandId: randomUUID(),
    village: villageCode,
    type: 'image/jpeg',
    length: 80_000,
    sha256: createHash('sha256').update(topicId).digest('base64'),
  })
}
