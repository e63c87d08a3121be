import * as z from 'zod'
import { ruleSchema } from '#shared/decision/rule.ts'
import { refusalCodes } from '#shared/refusal.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import { isWhen } from './when.ts'
import { expandVoters } from './voters.ts'

const text = z.string().min(1)
const key = z.string().min(1)
const when = z.string().refine(isWhen, 'no time: +2d, +2dT17:30 and +5wd are')
const voters = z.array(key).transform((entries, ctx) => {
  const read = expandVoters(entries)
  if (read.ok) return [...read.codes]
  ctx.addIssue({ code: 'custom', message: read.reason })
  return z.NEVER
})
const photos = z.int().min(0).max(9).optional()
const times = z.int().min(1).max(50).optional()
const choices = z.array(z.strictObject({ key, text }))

const anyStep = { at: when.optional(), refused: z.enum(refusalCodes).optional() }

/** The keys of each verb. */
export const verbs = {
  visit: z.strictObject({
    ...anyStep,
    do: z.literal('visit'),
    key,
    by: key,
    household: key.optional(),
    needs: text,
    photos,
    offline: z.boolean().optional(),
    sentTimes: times,
  }),
  'raise-topic': z.strictObject({
    ...anyStep,
    do: z.literal('raise-topic'),
    key,
    by: key,
    title: text,
    background: z.string(),
    fromVisits: z.array(key).optional(),
  }),
  'decline-topic': z.strictObject({ ...anyStep, do: z.literal('decline-topic'), topic: key, by: key, reason: text }),
  convene: z.strictObject({
    ...anyStep,
    do: z.literal('convene'),
    by: key,
    topics: z.array(key),
    place: text,
    heldAt: when,
    kind: text,
    electorate: key,
  }),
  'check-in': z.strictObject({ ...anyStep, do: z.literal('check-in'), voters }),
  'open-poll': z.strictObject({
    ...anyStep,
    do: z.literal('open-poll'),
    key,
    topic: key,
    by: key,
    question: text,
    choices,
    electorate: key,
    secret: z.boolean(),
    rule: ruleSchema,
    select: z.strictObject({ max: z.int() }).optional(),
    recused: voters.optional(),
    closesAt: when.optional(),
  }),
  vote: z.strictObject({
    ...anyStep,
    do: z.literal('vote'),
    poll: key,
    ballots: z.record(key, voters),
    by: z.enum(['link', 'assisted']).optional(),
    repeat: times,
  }),
  'paper-tally': z.strictObject({
    ...anyStep,
    do: z.literal('paper-tally'),
    poll: key,
    by: key,
    counts: z.record(key, z.int()),
    voters,
    scrutineers: z.array(text),
  }),
  'close-poll': z.strictObject({ ...anyStep, do: z.literal('close-poll'), poll: key, by: key }),
  minutes: z.strictObject({
    ...anyStep,
    do: z.literal('minutes'),
    by: key,
    text: z.string().optional(),
    sign: z.array(key).optional(),
  }),
  notice: z.strictObject({ ...anyStep, do: z.literal('notice'), key, by: key, subject: text, days: z.int() }),
  object: z.strictObject({ ...anyStep, do: z.literal('object'), notice: key, voter: key, text: z.string() }),
  'answer-objection': z.strictObject({
    ...anyStep,
    do: z.literal('answer-objection'),
    notice: key,
    voter: key,
    by: key,
    upheld: z.boolean(),
    text: z.string(),
  }),
  assign: z.strictObject({
    ...anyStep,
    do: z.literal('assign'),
    key,
    by: key,
    topic: key,
    text: z.string(),
    owner: key,
    due: when,
  }),
  progress: z.strictObject({
    ...anyStep,
    do: z.literal('progress'),
    action: key,
    by: key,
    text: z.string(),
    photos,
    submit: z.boolean().optional(),
  }),
  review: z.strictObject({
    ...anyStep,
    do: z.literal('review'),
    action: key,
    by: key,
    verdict: z.enum(['accept', 'return']),
    reason: z.string().optional(),
  }),
  urge: z.strictObject({ ...anyStep, do: z.literal('urge'), action: key, by: key, text: z.string() }),
  evaluate: z.strictObject({
    ...anyStep,
    do: z.literal('evaluate'),
    topic: key,
    voters,
    score: z.int(),
    comment: z.string().optional(),
  }),
  close: z.strictObject({ ...anyStep, do: z.literal('close'), by: key }),
  expect: z.strictObject({
    ...anyStep,
    do: z.literal('expect'),
    stage: z.enum(['visit', 'propose', 'discuss', 'act', 'evaluate', 'closed']).optional(),
    poll: key.optional(),
    counts: z.record(key, z.int()).optional(),
    present: z.int().optional(),
    outcome: z.enum(['no-quorum', 'passed', 'not-passed', 'advisory']).optional(),
    winner: z.union([key, z.array(key), z.null()]).optional(),
    notice: key.optional(),
    action: key.optional(),
    state: z.enum(['open', 'objected', 'closed', 'restarted', 'submitted', 'returned', 'accepted']).optional(),
    desk: key.optional(),
    overdue: z.union([z.boolean(), z.array(key)]).optional(),
    board: z.boolean().optional(),
    shows: z.array(text).optional(),
    hides: z.array(text).optional(),
    votesBy: z.strictObject({ poll: key, voter: key }).optional(),
    minutesContain: z.array(text).optional(),
    recount: key.optional(),
  }),
} as const

export type Verb = keyof typeof verbs
export type StepOf<V extends Verb> = z.infer<(typeof verbs)[V]>
export type AnyStep = { [V in Verb]: StepOf<V> }[Verb]

export function isVerb(name: string): name is Verb {
  return Object.hasOwn(verbs, name)
}

const electorate = z.strictObject({
  prefix: z.string(),
  count: z.int().min(1).max(20_000),
  weights: z.array(z.int().min(1)).optional(),
  names: z.record(key, text).optional(),
})

/** The file around its steps, which are read one by one so that a fault names its step. */
export const frame = z.strictObject({
  format: z.literal('cunyi-scenario/1'),
  id: z.string().regex(/^[\p{L}\p{N}._-]{1,60}$/u),
  title: text,
  procedure: text,
  place: z.strictObject({ code: z.string().regex(/^\d{12}$/), name: text, township: text, county: text }),
  startsAt: z.string().transform((value, ctx) => {
    const at = parseInstant(value)
    if (at !== undefined) return at
    ctx.addIssue({ code: 'custom', message: `"${value}" is no instant with an offset` })
    return z.NEVER
  }),
  staff: z.array(
    z.strictObject({
      key,
      name: text,
      role: z.enum(['organizer', 'helper', 'supervisor']),
      level: z.enum(['township', 'county']).optional(),
    }),
  ),
  electorates: z.record(key, electorate),
  steps: z.array(z.record(z.string(), z.unknown())),
})

export type Electorate = z.infer<typeof electorate>
