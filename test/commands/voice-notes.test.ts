import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyToTopics, noTopics, staffVoiceOf, villagersVoiceOf } from '#shared/blocks/topic/state.ts'
import type { TopicEvent } from '#shared/blocks/topic/state.ts'
import { publicMatter, publicMatterSchema } from '#shared/views/public-matter.ts'
import type { World } from '#functions/world.ts'
import {
  chainNow,
  headNow,
  helper,
  liveVillage,
  matterWithTopic,
  moment,
  must,
  newMatter,
  organizer,
  send,
  village,
} from './live-village.ts'

let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ world, close } = await liveVillage(3))
})
afterAll(() => close())

const passerBy = { kind: 'public', place: village } as const
const at = moment('2026-03-01T09:00:00+08:00')

async function topicNow(matterId: string, topicId: string) {
  const topic = (await headNow(world, matterId)).matter.slices.topic.topics.find(({ id }) => id === topicId)
  if (topic === undefined) throw new Error(`no topic ${topicId}`)
  return topic
}

async function playedTo(matterId: string): Promise<(string | undefined)[]> {
  const { matter } = await headNow(world, matterId)
  return publicMatterSchema.parse(publicMatter(matter, at)).topics.map(({ voice }) => voice)
}

describe('a topic', () => {
  test('of before there were voice notes folds to the very state it was stored with', () => {
    const { type, ...facts } = {
      type: 'TopicRaised',
      by: 'staff:bao',
      title: 'a road',
      background: '',
      raisedBy: 'staff',
      fromVisits: [],
      photos: [],
    } as const
    const event: TopicEvent = { type, at, topicId: 'topic-0001', ...facts }
    const [topic] = applyToTopics(noTopics, event).topics
    expect(Object.keys(topic ?? {})).toEqual([
      'id',
      'title',
      'background',
      'raisedBy',
      'raisedAt',
      'fromVisits',
      'photos',
      'state',
    ])
  })

  test('without a voice note is stored as it always was', async () => {
    const { matterId, topicId } = await matterWithTopic(world)
    expect(await topicNow(matterId, topicId)).not.toHaveProperty('voice')
    const { records } = await chainNow(world, matterId)
    const [raised] = records.flatMap(({ events }) => events.filter(({ type }) => type === 'TopicRaised'))
    expect(raised).not.toHaveProperty('voice')
  })

  test('may be raised with one note and no more', async () => {
    const matterId = await newMatter(world)
    const raise = (voice: string[]) => send(world, organizer, matterId, 'raise-topic', { title: 'a well', voice })
    expect(await raise(['voice-0001', 'voice-0002'])).toMatchObject({ refusal: { code: 'invalid', field: 'voice' } })
    expect(await raise(['no'])).toMatchObject({ refusal: { code: 'invalid', field: 'voice[0]' } })
    const { id } = must(await raise(['voice-0001']))
    expect(staffVoiceOf(await topicNow(matterId, id))).toBe('voice-0001')
    expect(await playedTo(matterId)).toEqual([`/b/${village}/m/${matterId}/voice/voice-0001`])
    must(await raise([]))
    expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
  })
})

describe('a voice note of staff', () => {
  test('takes the place of the one before', async () => {
    const { matterId, topicId } = await matterWithTopic(world)
    for (const voice of ['voice-0001', 'voice-0002'])
      must(await send(world, organizer, matterId, 'add-voice', { topicId, voice }))
    expect(staffVoiceOf(await topicNow(matterId, topicId))).toBe('voice-0002')
    expect(await playedTo(matterId)).toEqual([`/b/${village}/m/${matterId}/voice/voice-0002`])
    expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
  })

  test('is added once, however often it is sent', async () => {
    const { matterId, topicId } = await matterWithTopic(world)
    const add = () => send(world, organizer, matterId, 'add-voice', { topicId, voice: 'voice-0001' }, 'the-same-note')
    expect(must(await add())).toEqual(must(await add()))
    expect((await chainNow(world, matterId)).records.filter(({ command }) => command === 'add-voice')).toHaveLength(1)
  })

  test('is the organizers’ to add, to a topic that is there', async () => {
    const { matterId, topicId } = await matterWithTopic(world)
    const voice = 'voice-0001'
    expect(await send(world, helper, matterId, 'add-voice', { topicId, voice })).toMatchObject({
      refusal: { code: 'not-your-role' },
    })
    expect(await send(world, passerBy, matterId, 'add-voice', { topicId, voice })).toMatchObject({
      refusal: { code: 'not-your-role' },
    })
    expect(await send(world, organizer, matterId, 'add-voice', { topicId: 'nothing-here', voice })).toMatchObject({
      refusal: { code: 'invalid', field: 'topicId', reason: 'no-such-topic' },
    })
  })
})

test('a villager’s own note stands beside that of staff and is played to nobody else', async () => {
  const { matterId } = await matterWithTopic(world)
  const raised = { title: 'a bridge', voice: ['voice-0009'] }
  const { id: topicId } = must(await send(world, passerBy, matterId, 'raise-topic', raised))
  must(await send(world, organizer, matterId, 'decline-topic', { topicId, reason: 'the county builds it' }))
  expect(await playedTo(matterId)).toEqual([undefined, undefined])
  for (const [type, data] of [
    ['add-voice', { topicId, voice: 'voice-0009' }],
    ['raise-topic', { title: 'the same bridge', voice: ['voice-0009'] }],
  ] as const)
    expect(await send(world, organizer, matterId, type, data)).toMatchObject({
      refusal: { code: 'invalid', field: 'voice', reason: 'villagers-voice' },
    })
  must(await send(world, organizer, matterId, 'add-voice', { topicId, voice: 'voice-0010' }))
  const topic = await topicNow(matterId, topicId)
  expect([villagersVoiceOf(topic), staffVoiceOf(topic)]).toEqual(['voice-0009', 'voice-0010'])
  expect(await playedTo(matterId)).toEqual([undefined, `/b/${village}/m/${matterId}/voice/voice-0010`])
  expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
})
