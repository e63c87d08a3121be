import * as z from 'zod'
import type { Instant } from '../../calendar/time.ts'
import { localDateOf } from '../../calendar/time.ts'
import { electorateAtMost, enoughForSecrecy, proxiesAtMost } from '../../decision/poll-limits.ts'
import { ruleSchema } from '../../decision/rule.ts'
import { abstain } from '../../decision/tally.ts'
import { unitOfPoll } from '../../decision/unit.ts'
import type { Refusal } from '../../refusal.ts'
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
import { definitionOf, digestOfDefinition } from './definition.ts'
import { mostUrnParts, rollChunkSize } from './rows.ts'
import { freshSealIn, whyNotSealed } from './sealed.ts'
import type { PollEvent } from './state.ts'

/** One gate for about this many voters keeps transactions of a whole hall from colliding at one item. */
const votersAGate = 50
/** All gates shut in one transaction with the head and the event. */
const gatesAtMost = 20

/** A part of the urn takes the papers of about this many voters: the sums of fewer would come close to single papers. */
const votersAPart = 200
const weightedAPart = 2000

/** As for meetings and notices: past this a matter needs a second one. */
const pollsAtMost = 60

const choices = z
  .array(z.strictObject({ key: choiceKey, text: line(100) }))
  .min(1)
  .max(40)
  .refine((rows) => new Set(rows.map((row) => row.key)).size === rows.length, 'choice-twice')
  .refine((rows) => rows.every((row) => row.key !== abstain), 'abstain-is-always-there')

const order = z.strictObject({
  topicId: anId,
  question: line(200),
  choices,
  electorate: listName,
  secret: z.boolean(),
  rule: ruleSchema,
  max: z.int().min(1).max(40).default(1),
  recused: z.array(voterCode).max(200).default([]),
  closesAt: instant.optional(),
  /** A named vote may be changed until closing; a secret one never, for nobody knows which paper is whose. */
  changeable: z.boolean().default(false),
  /** For how many others one voter may vote by written mandate. */
  proxies: z.int().min(0).max(proxiesAtMost).default(0),
  /** Not even the server can join voter and choice (sealed.ts): secret polls in which everybody weighs 1. */
  sealed: z.boolean().default(false),
  /** Said by whoever opens a secret poll of so few that its result may tell who chose what. */
  fewVoters: z.boolean().default(false),
})
type Order = z.output<typeof order>
type Facts = Omit<Extract<PollEvent, { type: 'PollOpened' }>, 'type' | 'at' | 'by' | 'pollId'>

export const openPoll = defineCommand({
  title: { zh: '开始表决', en: 'Open a poll' },
  schema: order,
  needs: (data) => [
    { as: 'roster', from: 'roster', list: data.electorate },
    ...(data.sealed ? [{ as: 'seal', from: 'seal' } as const] : []),
  ],
  decide: (data, { matter, actor, now, newId, findings, digest }) => {
    const members = rowsOf(findings, 'roster', member).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    const fault = faultIn(data, matter, members, now)
    if (fault !== undefined) return refused(fault)
    const seal = data.sealed ? freshSealIn(findings) : undefined
    const planned = {
      ...factsOf(data, matter, members, now, digest),
      ...(seal === undefined ? {} : { seal: seal.key }),
    }
    const definition = digestOfDefinition(definitionOf(newId, planned, members), digest)
    const facts: Facts = { ...planned, definition }
    const close = { type: 'close-poll', data: { pollId: newId } }
    return ok({
      events: [{ type: 'PollOpened', at: now, by: signatureOf(actor), pollId: newId, ...facts }],
      prepare: rollRows(newId, facts.roll, members),
      rows: [paperOf(newId, facts, matter, now), ...gateRows(newId, facts)],
      ...(seal === undefined ? {} : { seal: { pollId: newId, locked: seal.locked } }),
      timers: data.closesAt === undefined ? [] : [{ id: `close-${newId}`, at: data.closesAt, command: close }],
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

type Members = readonly z.output<typeof member>[]

/** What stands in the way of this poll, looked for in the order of the form. */
function faultIn(data: Order, { slices }: Matter, members: Members, now: Instant): Refusal | undefined {
  const topic = topicOf(slices.topic, data.topicId)
  if (topic === undefined) return refusal('invalid', { field: 'topicId', reason: 'no-such-topic' })
  if (!isOpen(topic)) return refusal('wrong-stage', { field: 'topicId', reason: 'topic-declined' })
  if (slices.poll.polls.length >= pollsAtMost) return refusal('too-many', { reason: 'too-many-polls' })
  if (data.max > data.choices.length) return refusal('invalid', { field: 'max', reason: 'too-much' })
  if (data.closesAt !== undefined && data.closesAt <= now)
    return refusal('invalid', { field: 'closesAt', reason: 'in-the-past' })
  if (members.length === 0) return refusal('invalid', { field: 'electorate', reason: 'no-such-list' })
  // What is published must fit what anybody can count again.
  if (members.length > electorateAtMost) return refusal('too-large', { field: 'electorate' })
  const stranger = data.recused.findIndex((code) => !members.some((one) => one.code === code))
  if (stranger >= 0) return refusal('invalid', { field: `recused[${stranger}]`, reason: 'not-on-list' })
  if (data.secret && data.changeable) return refusal('invalid', { field: 'changeable', reason: 'secret-votes-stay' })
  const unsealable = data.sealed ? whyNotSealed(data.secret, members) : undefined
  if (unsealable !== undefined) return refusal('invalid', { field: 'sealed', reason: unsealable })
  const entitled = members.length - new Set(data.recused).size
  if (data.secret && entitled < enoughForSecrecy && !data.fewVoters)
    return refusal('invalid', { field: 'fewVoters', reason: 'few-voters' })
  return undefined
}

/** The poll as it is opened: its electorate counted without the recused, its roll named after its content. */
function factsOf(data: Order, matter: Matter, members: Members, now: Instant, digest: (text: string) => string): Facts {
  const { topicId, question, max, secret, rule, electorate: list, closesAt } = data
  const recused = [...new Set(data.recused)]
  const entitled = members.filter(({ code }) => !recused.includes(code))
  const meetingId = meetingFor(matter, topicId, now)?.id
  return {
    topicId,
    ...(meetingId === undefined ? {} : { meetingId }),
    question,
    choices: data.choices,
    max,
    list,
    roll: digest(JSON.stringify(members.map(({ code, name, weight }) => [code, name, weight]))).slice(0, 22),
    secret,
    rule,
    electorate: { count: entitled.length, weight: entitled.reduce((sum, { weight }) => sum + weight, 0) },
    recused,
    urnParts: urnPartsFor(members),
    gates: Math.min(gatesAtMost, Math.max(1, Math.ceil(members.length / votersAGate))),
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(data.changeable ? { changeable: true } : {}),
    ...(data.proxies === 0 ? {} : { proxies: data.proxies }),
  }
}

/** Rare weights in a part of the urn that holds few papers would tell whose they are: weighted papers lie together. */
function urnPartsFor(members: Members): number {
  const weighted = members.some(({ weight }) => weight !== 1)
  return Math.min(mostUrnParts, Math.max(1, Math.floor(members.length / (weighted ? weightedAPart : votersAPart))))
}

/** What the voters' page shows and a vote is checked against. */
function paperOf(pollId: string, facts: Facts, matter: Matter, openedAt: Instant): Row {
  const { electorate, topicId, meetingId: _meeting, ...printed } = facts
  const unit = unitOfPoll(facts)
  const topic = topicOf(matter.slices.topic, topicId)?.title ?? ''
  const { id: matterId, place } = matter
  const body = { ...printed, unit, entitled: electorate.count, pollId, matterId, place, topic, openedAt }
  return { shelf: { of: 'poll', id: pollId }, name: ['paper'], body, once: true }
}

function gateRows(pollId: string, { gates, closesAt }: Facts): Row[] {
  const body = { open: true, ...(closesAt === undefined ? {} : { closesAt }) }
  return Array.from({ length: gates }, (_, n): Row => {
    return { shelf: { of: 'poll', id: pollId }, name: ['gate', String(n)], body, once: true }
  })
}

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
