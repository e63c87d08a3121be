import * as z from 'zod'
import type { Refusal } from '../../refusal.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import { defineCommand } from '../../workflow/block.ts'
import { anId, line, photoIds, prose } from '../../workflow/fields.ts'
import type { TopicState } from './state.ts'
import { topicOf, villagersVoiceOf } from './state.ts'

/** A matter is one thing to settle, not a suggestion box: past this many topics it needs a second matter. */
const topicsAtMost = 60
/** Anybody may use the public form: what comes by it never uses up the organizers' room. */
export const villagersTopicsAtMost = 20
/** Characters. */
const villagersBackgroundAtMost = 600

export const raiseTopic = defineCommand({
  title: { zh: '提出议题', en: 'Raise a topic' },
  schema: z.strictObject({
    title: line(60),
    background: prose(2000).default(''),
    fromVisits: z.array(anId).max(100).default([]),
    photos: photoIds.default([]),
    /** One note at most. No default: a command sent before there were voice notes must keep its fingerprint. */
    voice: z.array(anId).max(1).optional(),
    /** Only villagers fill this in, and only if they want an answer; nobody but the organizers sees it. */
    contact: z.strictObject({ name: line(30).optional(), phone: line(30).optional() }).optional(),
  }),
  decide: (data, { matter, actor, now, newId }) => {
    const { contact, voice = [], ...topic } = data
    const villager = actor.kind === 'public' || actor.kind === 'villager'
    const alike = matter.slices.topic.topics.filter(({ raisedBy }) => (raisedBy === 'villager') === villager)
    if (alike.length >= (villager ? villagersTopicsAtMost : topicsAtMost))
      return refused(refusal('too-many', { reason: 'too-many-topics' }))
    if (villager && topic.background.length > villagersBackgroundAtMost)
      return refused(refusal('invalid', { field: 'background', reason: 'too-much' }))
    const notTheirs = villager ? undefined : villagersOwn(matter.slices.topic, voice)
    if (notTheirs !== undefined) return refused(notTheirs)
    return ok({
      events: [
        {
          type: 'TopicRaised',
          at: now,
          by: signatureOf(actor),
          topicId: newId,
          raisedBy: villager ? 'villager' : 'staff',
          ...topic,
          ...(voice.length === 0 ? {} : { voice }),
        },
      ],
      rows:
        contact === undefined
          ? []
          : [{ shelf: { of: 'matter' }, name: ['raiser', newId], body: { topicId: newId, ...contact }, once: true }],
      messages: villager
        ? [
            {
              to: { organizersOf: matter.place },
              says: 'topic-raised',
              with: { topic: data.title, matter: matter.title },
            },
          ]
        : [],
    })
  },
})

export const declineTopic = defineCommand({
  title: { zh: '答复不列入', en: 'Decline a topic' },
  schema: z.strictObject({ topicId: anId, reason: line(300) }),
  decide: (data, { matter, actor, now }) => {
    const topic = topicOf(matter.slices.topic, data.topicId)
    if (topic === undefined) return refused(refusal('invalid', { field: 'topicId', reason: 'no-such-topic' }))
    if (topic.state === 'declined')
      return refused(refusal('wrong-stage', { field: 'topicId', reason: 'topic-declined' }))
    if (matter.slices.poll.polls.some((poll) => poll.topicId === topic.id))
      return refused(refusal('wrong-stage', { field: 'topicId', reason: 'topic-polled' }))
    return ok({
      events: [{ type: 'TopicDeclined', at: now, by: signatureOf(actor), topicId: topic.id, reason: data.reason }],
    })
  },
})

/** Something to hear beside a topic, recorded by staff; takes the place of what staff recorded for it before. */
export const addVoice = defineCommand({
  title: { zh: '给议题加录音', en: 'Add a voice note to a topic' },
  schema: z.strictObject({ topicId: anId, voice: anId }),
  decide: (data, { matter, actor, now }) => {
    const topic = topicOf(matter.slices.topic, data.topicId)
    if (topic === undefined) return refused(refusal('invalid', { field: 'topicId', reason: 'no-such-topic' }))
    const notTheirs = villagersOwn(matter.slices.topic, [data.voice])
    if (notTheirs !== undefined) return refused(notTheirs)
    return ok({
      events: [{ type: 'VoiceAdded', at: now, by: signatureOf(actor), topicId: topic.id, voice: data.voice }],
    })
  },
})

/** What staff attach plays for everybody: a villager's own note must not get there. */
function villagersOwn({ topics }: TopicState, voice: readonly string[]): Refusal | undefined {
  const own = topics.map(villagersVoiceOf)
  return voice.some((id) => own.includes(id))
    ? refusal('invalid', { field: 'voice', reason: 'villagers-voice' })
    : undefined
}
