import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todayFor } from '#functions/queries/today.ts'
import { storyOf } from '#functions/queries/story.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { addDays, localDateOf } from '#shared/calendar/time.ts'
import { sentenceOfItem, todayWords } from '#shared/text/today-words.ts'
import type { Story } from '#shared/views/story.ts'
import { storyAnswer } from '#shared/views/story.ts'
import type { TodayItem } from '#shared/views/today-items.ts'
import { todayKinds } from '#shared/views/today-items.ts'
import { todayAnswer, todayOf } from '#shared/views/today.ts'
import type { Actor, StaffRole } from '#shared/workflow/actor.ts'
import {
  ballotPaper,
  headNow,
  helper,
  liveVillage,
  moment,
  must,
  newMatter,
  organizer,
  send,
  supervisor,
  village,
  visitNotes,
  vote,
} from '../commands/live-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>
beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(6))
})
afterAll(() => close())

const looking = (actor: Actor, role: StaffRole) => {
  if (actor.kind !== 'staff') throw new Error('only staff look')
  return { login: actor.id, roles: [{ role, place: village }] }
}
const clerk = looking(organizer, 'organizer')
const aide = looking(helper, 'helper')
const seen: TodayItem[] = []

/** What a person's day says of one matter: their own, others', dated; kinds only. */
async function dayOf(who: typeof clerk, matterId: string) {
  const answer = todayAnswer.parse(await todayFor(world, who))
  const kinds = (items: readonly TodayItem[]) =>
    items.filter((item) => item.matterId === matterId).map(({ kind }) => kind)
  seen.push(...answer.mine, ...answer.others, ...answer.comingUp)
  const next = answer.matters.find((matter) => matter.matterId === matterId)?.next
  return {
    mine: kinds(answer.mine),
    others: kinds(answer.others),
    comingUp: kinds(answer.comingUp),
    next: next?.kind,
    says: next === undefined ? undefined : sentenceOfItem(next, 'zh'),
  }
}

describe('the day of an organizer and of a helper', () => {
  it('follows a matter from the first visit to its end, with the one step it waits for each time', async () => {
    const matterId = await newMatter(world)
    const by = (type: string, data: unknown = {}, who: Actor = organizer) => send(world, who, matterId, type, data)
    expect(await dayOf(aide, matterId)).toMatchObject({ mine: ['visit'], others: [], next: 'visit' })
    must(await by('record-visit', visitNotes, helper))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['find-topic'], next: 'find-topic' })
    const { id: topicId } = must(await by('raise-topic', { title: 'a road' }))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['convene'], says: '有1个议题，可以召集会议' })
    expect(await dayOf(aide, matterId)).toMatchObject({ mine: [], others: ['convene'] })

    const answers = { kind: 'assembly', place: 'hall', heldOn: '2026-03-02', heldAt: '17:30' }
    must(await by('convene', { answers, topics: [topicId], electorate: 'households' }))
    expect(await dayOf(clerk, matterId)).toMatchObject({
      mine: [],
      comingUp: ['meeting'],
      says: '明天 17:30开assembly，在hall',
    })
    stack.clock.set(moment('2026-03-02T08:00:00+08:00'))
    expect(await dayOf(clerk, matterId)).toMatchObject({
      mine: ['hold-meeting'],
      comingUp: ['meeting'],
      says: 'assembly：今天 17:30，在hall。到会的请签到',
    })
    must(await by('check-in', { voters: ['h001'] }))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['decide'], next: 'decide' })

    const until = '2026-03-04T18:00:00+08:00'
    const { id: pollId } = must(await by('open-poll', ballotPaper(topicId, { closesAt: until })))
    must(await vote(world, pollId, 1, ['apples']))
    must(await vote(world, pollId, 2, ['apples']))
    expect(await dayOf(clerk, matterId)).toMatchObject({
      mine: [],
      others: ['poll-open'],
      comingUp: ['meeting', 'poll-closes'],
      says: '正在表决“which crop”：已有2户投票，共6户，3月4日（星期三）18:00截止',
    })
    must(await by('close-poll', { pollId }))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['write-minutes'] })
    must(await by('write-minutes', { signers: [organizer.id, supervisor.id] }))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['sign-minutes'], others: ['sign-minutes'] })
    must(await by('sign-minutes'))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: [], says: `会议纪要等${supervisor.name}签署` })
    must(await by('sign-minutes', {}, supervisor))
    // The meeting was held before its hour: once its minutes are signed nobody waits for it.
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['assign'], comingUp: [] })

    must(await by('publish-notice', { subject: 'result', days: 3 }))
    const due = addDays(localDateOf(world.clock.now()), 3)
    const { id: actionId } = must(await by('assign', { topicId, text: 'gravel', owner: helper.id, due }))
    expect(await dayOf(aide, matterId)).toMatchObject({
      mine: ['do-action'],
      comingUp: expect.arrayContaining(['do-action', 'notice-ends']),
      says: `gravel：${helper.name}负责，3月5日（星期四）`,
    })
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: [], others: ['do-action'] })
    const voter = { kind: 'villager', voter: { list: 'households', code: 'h003' } } as const
    const { id: objectionId } = must(
      await by('object', { noticeId: (await noticeOf(matterId)).id, text: 'not there' }, voter),
    )
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['answer-objection'], next: 'answer-objection' })
    const noticeId = (await noticeOf(matterId)).id
    must(await by('answer-objection', { noticeId, objectionId, upheld: false, text: 'measured again' }))
    must(await by('report-progress', { actionId, text: 'done', submit: true }, helper))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['review'] })
    expect(await dayOf(aide, matterId)).toMatchObject({ mine: [], others: ['review'] })
    must(await by('review', { actionId, verdict: 'return', reason: 'half' }))
    expect(await dayOf(aide, matterId)).toMatchObject({
      mine: ['do-action'],
      says: expect.stringContaining('退回再办'),
    })
    stack.clock.set(moment('2026-03-09T08:00:00+08:00'))
    await stack.catchUp()
    expect(await dayOf(aide, matterId)).toMatchObject({ says: expect.stringContaining('已逾期4天'), comingUp: [] })
    must(await by('report-progress', { actionId, text: 'done', submit: true }, helper))
    must(await by('review', { actionId, verdict: 'accept' }))
    must(await by('evaluate', { topicId, score: 5 }, voter))
    expect(await dayOf(clerk, matterId)).toMatchObject({
      mine: ['evaluate'],
      says: '请村民评价，已有1人评价；可以办结',
    })
    must(await by('raise-topic', { title: 'a lamp' }, { kind: 'public', place: village }))
    expect(await dayOf(clerk, matterId)).toMatchObject({ mine: ['evaluate', 'take-up-topics'] })
    must(await by('close'))
    for (const late of [false, true]) {
      if (late) await stack.catchUp()
      expect(await dayOf(clerk, matterId)).toEqual({
        mine: [],
        others: [],
        comingUp: [],
        next: undefined,
        says: undefined,
      })
    }
    await assertStory(matterId, pollId)
  })

  it('says every item in both languages without a gap', () => {
    expect(seen.length).toBeGreaterThan(20)
    for (const item of seen)
      for (const lang of ['zh', 'en'] as const) {
        const said = sentenceOfItem(item, lang)
        expect(said).not.toMatch(/[…{}[\]]/)
        expect(said.length).toBeGreaterThan(4)
      }
    expect(Object.keys(todayWords).toSorted()).toEqual([...todayKinds].toSorted())
  })

  it('comes to the same from matters that a phone has kept, without the figures beside them', async () => {
    const { matterId } = { matterId: await newMatter(world) }
    const { matter } = await headNow(world, matterId)
    const actor = { id: organizer.id, roles: clerk.roles }
    const offline = todayOf([matter], actor, world.clock.now())
    const online = await todayFor(world, clerk)
    expect(online.mine).toEqual(expect.arrayContaining(offline.mine))
    expect(offline.mine.map(({ kind }) => kind)).toEqual(['visit'])
    expect(online.places).toEqual([{ code: village, name: 'Ganger' }])
  })

  it('is empty for whoever only watches', async () => {
    const day = await todayFor(world, looking(supervisor, 'supervisor'))
    expect(day).toMatchObject({ places: [], matters: [], mine: [], others: [], comingUp: [] })
  })
})

const noticeOf = async (matterId: string) => {
  const [notice] = (await headNow(world, matterId)).matter.slices.notice.notices
  if (notice === undefined) throw new Error('no notice')
  return notice
}

/** The same matter as a story. */
async function assertStory(matterId: string, pollId: string): Promise<void> {
  const head = await headNow(world, matterId)
  const told = storyAnswer.parse(await storyOf(world, head, organizer))
  expect(told).toMatchObject({ matterId, stage: 'closed', stageTitle: { zh: '办结', en: 'Closed' } })
  expect(told.chain).toEqual({ unbroken: true, foldsToState: true, length: head.revision, digest: head.digest })
  expect(told.entries.map(({ at }) => at)).toEqual(told.entries.map(({ at }) => at).toSorted())
  const of = (kind: string): Story['entries'][number] => {
    const entry = told.entries.find((one) => one.kind === kind)
    if (entry === undefined) throw new Error(`the story does not tell ${kind}`)
    return entry
  }
  expect(of('MatterOpened')).toMatchObject({ by: { is: 'staff', name: organizer.name }, tells: { zh: '新建了事项' } })
  expect(of('ObjectionRaised')).toMatchObject({ by: { is: 'villager' }, title: 'result' })
  expect(of('TopicRaised')).toMatchObject({ title: 'a road', by: { is: 'staff', id: organizer.id } })
  expect(of('StageEntered')).toMatchObject({ stage: { from: { zh: '访' }, to: { zh: '提' } } })
  expect(of('PollCounted')).toMatchObject({ subjectId: pollId, poll: { state: 'closed', byChannel: { link: 2 } } })
  expect(of('ActionReviewed')).toMatchObject({
    verdict: 'return',
    text: 'half',
    action: { state: 'accepted', text: 'gravel' },
  })
  expect(of('VisitRecorded').visitId).toBe(told.visits[0]?.id)
  expect(told.visits[0]?.answers).toEqual(visitNotes.answers)
  for (const { kind, tells } of told.entries) expect(tells.zh, kind).toMatch(/\p{Script=Han}/u)
  // Who objected, evaluated or voted has no name in it, and no code of the roster.
  const text = JSON.stringify(told.entries)
  expect(text).not.toMatch(/household \d|h00\d/)
}
