import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { CommandType } from '#shared/client/commands.ts'
import type { Knock } from './door.ts'
import { done, form } from './door.ts'
import type { Person, Village } from './village.ts'

export const stages = ['visit', 'propose', 'discuss', 'act', 'evaluate', 'closed'] as const
export type StageName = (typeof stages)[number]

/** A matter and what it holds: ids of things that do not exist at its stage are ids of nothing. */
export interface MatterAt {
  readonly id: string
  readonly stage: StageName
  readonly visitId: string
  readonly topicId: string
  readonly meetingId: string
  readonly pollId: string
  readonly noticeId: string
  readonly actionId: string
}

const receipt = z.object({ matterId: z.string(), id: z.string(), stage: z.string(), revision: z.int() })
const ofNothing = 'NothingHasThisId'
const link = z.object({ links: z.array(z.object({ code: z.string(), url: z.string() })) })

export interface Sender {
  readonly knock: Knock
  readonly village: Village
}

export async function command(knock: Knock, by: Person, matterId: string, type: CommandType, data: unknown) {
  const body = { commandId: randomUUID(), data }
  const path = `/api/matters/${matterId}/commands/${type}`
  return done(knock, { method: 'POST', path, session: by.session, body }, receipt)
}

/** Brings a new matter to a stage by the commands that people send. */
export async function matterAt({ knock, village }: Sender, stage: StageName, title = '修路'): Promise<MatterAt> {
  const { organizer, helper, list, voters } = village
  const body = { commandId: randomUUID(), procedure: 'deliberation', title }
  const path = `/api/villages/${village.code}/matters`
  const { id } = await done(knock, { method: 'POST', path, session: organizer.session, body }, receipt)
  const none = { visitId: ofNothing, topicId: ofNothing, meetingId: ofNothing, pollId: ofNothing }
  const matter = { id, ...none, noticeId: ofNothing, actionId: ofNothing }
  const send = async (type: CommandType, data: unknown, by = organizer) => (await command(knock, by, id, type, data)).id
  const reached = (one: StageName) => stages.indexOf(stage) >= stages.indexOf(one)

  if (reached('propose')) {
    matter.visitId = await send('record-visit', { answers: { needs: '想把路修到屋前' } }, helper)
    matter.topicId = await send('raise-topic', { title: '修不修路', fromVisits: [matter.visitId] })
  }
  if (reached('discuss')) {
    const answers = { kind: '村民会议', place: '村委会', heldOn: '2099-03-01', heldAt: '14:00' }
    matter.meetingId = await send('convene', { answers, topics: [matter.topicId], electorate: list })
    await send('check-in', { voters: voters.slice(0, 9) })
    matter.pollId = await send('open-poll', {
      topicId: matter.topicId,
      question: '修不修?',
      choices: [
        { key: 'yes', text: '修' },
        { key: 'no', text: '不修' },
      ],
      electorate: list,
      secret: true,
      rule: { pass: { of: 'cast', moreThan: '1/2' } },
      recused: voters.slice(-1),
    })
  }
  if (reached('act')) {
    for (const voter of voters.slice(0, 3)) await assisted(knock, organizer, matter.pollId, voter, ['yes'])
    await send('close-poll', { pollId: matter.pollId })
    await send('write-minutes', { text: '大家同意修。', signers: [organizer.login] })
    await send('sign-minutes', {})
    matter.noticeId = await send('publish-notice', { subject: '修路决议公示', days: 3 })
    const due = '2099-12-31'
    matter.actionId = await send('assign', { topicId: matter.topicId, text: '请施工队', owner: helper.login, due })
  }
  if (reached('evaluate')) {
    await send('report-progress', { actionId: matter.actionId, text: '路修好了', submit: true }, helper)
    await send('review', { actionId: matter.actionId, verdict: 'accept' })
  }
  return { ...matter, stage }
}

async function assisted(knock: Knock, by: Person, pollId: string, voter: string, choices: string[]): Promise<void> {
  const body = { commandId: randomUUID(), voter, choices }
  await done(knock, { method: 'POST', path: `/api/polls/${pollId}/assisted`, session: by.session, body }, z.unknown())
}

/** A person's link, as the path of its door. */
export async function linkFor(
  { knock, village }: Sender,
  matterId: string,
  of: { act: 'vote' | 'object' | 'evaluate'; subject: string },
  voter: string,
): Promise<string> {
  const body = { commandId: randomUUID(), ...of, matterId, list: village.list, voters: [voter] }
  const call = { method: 'POST', path: '/api/links', session: village.organizer.session, body }
  const { links } = await done(knock, call, link)
  const [first] = links
  if (first === undefined) throw new Error('no link was made')
  return new URL(first.url).pathname
}

/** Somebody objects to the matter's notice; gives the objection's id. */
export async function objectTo(sender: Sender, matter: MatterAt, voter: string): Promise<string> {
  const path = await linkFor(sender, matter.id, { act: 'object', subject: matter.noticeId }, voter)
  const heard = await sender.knock(
    form(path, [
      ['text', '路线要改'],
      ['commandId', randomUUID()],
    ]),
  )
  if (heard.status !== 303) throw new Error(`objecting: ${heard.status} ${heard.text.slice(0, 300)}`)
  const rows = z.object({ objections: z.array(z.object({ id: z.string() })) })
  const call = {
    method: 'GET',
    path: `/api/matters/${matter.id}/objections`,
    session: sender.village.organizer.session,
  }
  return (await done(sender.knock, call, rows)).objections.at(-1)?.id ?? ofNothing
}
