import * as z from 'zod'
import type { Instant } from '../../calendar/time.ts'
import { localDateOf } from '../../calendar/time.ts'
import { ruleSchema } from '../../decision/rule.ts'
import { abstain } from '../../decision/tally.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Row } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import type { Matter } from '../../workflow/matter.ts'
import { anId, choiceKey, instant, line, listName, voterCode } from '../../workflow/fields.ts'
import { member } from '../meeting/commands.ts'
import type { Meeting } from '../meeting/state.ts'
import { currentMeeting } from '../meeting/state.ts'
import { isOpen, topicOf } from '../topic/state.ts'
import { rollChunkSize } from './rows.ts'

/** One gate for about this many voters keeps transactions of a whole hall from colliding at one item. */
const votersAGate = 50
/** All gates shut in one transaction with the head and the event. */
const gatesAtMost = 20

const choices = z
  .array(z.strictObject({ key: choiceKey, text: line(100) }))
  .min(1)
  .max(40)
  .refine((rows) => new Set(rows.map((row) => row.key)).size === rows.length, 'choice-twice')
  .refine((rows) => rows.every((row) => row.key !== abstain), 'abstain-is-always-there')

export const openPoll = defineCommand({
  title: { zh: '开始表决', en: 'Open a poll' },
  schema: z.strictObject({
    topicId: anId,
    question: line(200),
    choices,
    electorate: listName,
    secret: z.boolean(),
    rule: ruleSchema,
    max: z.int().min(1).max(40).default(1),
    recused: z.array(voterCode).max(200).default([]),
    closesAt: instant.optional(),
  }),
  needs: (data) => [{ as: 'roster', from: 'roster', list: data.electorate }],
  decide: (data, { matter, actor, now, newId, findings, digest }) => {
    const topic = topicOf(matter.slices.topic, data.topicId)
    if (topic === undefined) return refused(refusal('invalid', { field: 'topicId', reason: 'no-such-topic' }))
    if (!isOpen(topic)) return refused(refusal('wrong-stage', { field: 'topicId', reason: 'topic-declined' }))
    if (matter.slices.poll.polls.length >= 60) return refused(refusal('too-many', { reason: 'too-many-polls' }))
    if (data.max > data.choices.length) return refused(refusal('invalid', { field: 'max', reason: 'too-much' }))
    if (data.closesAt !== undefined && data.closesAt <= now)
      return refused(refusal('invalid', { field: 'closesAt', reason: 'in-the-past' }))
    const members = rowsOf(findings, 'roster', member).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    if (members.length === 0) return refused(refusal('invalid', { field: 'electorate', reason: 'no-such-list' }))
    const recused = [...new Set(data.recused)]
    const stranger = recused.find((code) => !members.some((one) => one.code === code))
    if (stranger !== undefined)
      return refused(refusal('invalid', { field: `recused[${data.recused.indexOf(stranger)}]`, reason: 'not-on-list' }))
    const entitled = members.filter((one) => !recused.includes(one.code))
    const gates = Math.min(gatesAtMost, Math.max(1, Math.ceil(members.length / votersAGate)))
    const meetingId = meetingFor(matter, topic.id, now)?.id
    const closing = data.closesAt === undefined ? {} : { closesAt: data.closesAt }
    const roll = digest(JSON.stringify(members.map(({ code, name, weight }) => [code, name, weight]))).slice(0, 22)
    const facts = {
      roll,
      topicId: topic.id,
      ...(meetingId === undefined ? {} : { meetingId }),
      question: data.question,
      choices: data.choices,
      max: data.max,
      list: data.electorate,
      secret: data.secret,
      rule: data.rule,
      electorate: { count: entitled.length, weight: entitled.reduce((sum, { weight }) => sum + weight, 0) },
      recused,
      gates,
      ...closing,
    }
    const shelf = { of: 'poll', id: newId } as const
    const { electorate: _electorate, topicId: _topic, meetingId: _meeting, ...printed } = facts
    const paper = {
      ...printed,
      pollId: newId,
      matterId: matter.id,
      place: matter.place,
      topic: topic.title,
      openedAt: now,
    }
    const gateRows = Array.from({ length: gates }, (_, n): Row => {
      return { shelf, name: ['gate', String(n)], body: { open: true, ...closing }, once: true }
    })
    return ok({
      events: [{ type: 'PollOpened', at: now, by: signatureOf(actor), pollId: newId, ...facts }],
      prepare: rollRows(newId, roll, members),
      rows: [{ shelf, name: ['paper'], body: paper, once: true }, ...gateRows],
      timers:
        data.closesAt === undefined
          ? []
          : [{ id: `close-${newId}`, at: data.closesAt, command: { type: 'close-poll', data: { pollId: newId } } }],
      messages: [
        {
          to: { village: matter.place },
          says: 'poll-opened',
          with: { question: data.question, until: data.closesAt === undefined ? '' : localDateOf(data.closesAt) },
        },
      ],
    })
  },
})

/** The meeting a poll belongs to: the one that is on, unless its topic waits for another that is called for a later day. */
function meetingFor({ slices }: Matter, topicId: string, now: Instant): Meeting | undefined {
  const current = currentMeeting(slices.meeting, now)
  if (current?.topics.includes(topicId)) return current
  const later = slices.meeting.meetings.find(
    ({ topics, heldAt }) => topics.includes(topicId) && localDateOf(heldAt) > localDateOf(now),
  )
  return later ?? current
}

/**
 * The electorate frozen: from now on the roster may change, this poll's list does not. The rows are named after their
 * content, so that an attempt with another roster, broken off or late, lies beside them and never among them.
 */
function rollRows(
  pollId: string,
  roll: string,
  members: readonly { code: string; name: string; weight: number }[],
): Row[] {
  return Array.from({ length: Math.ceil(members.length / rollChunkSize) }, (_, n) => {
    const part = members.slice(n * rollChunkSize, (n + 1) * rollChunkSize)
    return {
      shelf: { of: 'poll', id: pollId },
      name: ['roll', roll, part[0]?.code ?? ''],
      body: { members: part.map(({ code, name, weight }) => ({ code, name, weight })) },
      once: false,
    }
  })
}
