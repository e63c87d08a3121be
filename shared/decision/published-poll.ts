import * as z from 'zod'

import { electorateAtMost } from './poll-limits.ts'
import { ruleSchema } from './rule.ts'

// The limits keep every product and sum of the count below 2^53, so that plain numbers stay exact.
export const headCount = z.int().min(0).max(electorateAtMost)
const weight = z.int().min(1).max(100_000)
const sum = z.int().min(0).max(1_000_000_000_000)
export const group = z.object({ count: headCount, weight: sum })

/** Key of a choice: `+` joins several in one ballot, `abstain` is always there, `__proto__` is no key of a plain object. */
export const choiceKey = z.string().regex(/^(?!abstain$|__proto__$)[^\s+]{1,64}$/)

const sumsByChoice = z
  .array(z.object({ choice: z.union([choiceKey, z.literal('abstain')]), weight: sum }))
  .max(101)
  .readonly()

/**
 * What the village board publishes of a closed poll so that anybody can count again. It holds no voter and no time of a
 * vote; ballots come shuffled with identical ones put together, receipt codes sorted and never beside a choice.
 * Keys that are not listed here are dropped.
 */
export const publishedPollSchema = z.object({
  format: z.literal('cunyi-poll/1'),
  pollId: z.string().min(1).max(200),
  question: z.string().min(1).max(2000),
  choices: z
    .array(z.object({ key: choiceKey, text: z.string().min(1).max(500) }))
    .min(1)
    .max(100)
    .readonly(),
  /** How many choices one ballot may hold. */
  max: z.int().min(1).max(100),
  secret: z.boolean(),
  rule: ruleSchema,
  /** What the weights count, for the sentences. */
  unit: z.exactOptional(z.enum(['people', 'households', 'votes'])),
  /** False when every voter weighs 1: then each group below weighs what it counts. */
  weighted: z.boolean(),
  /** The frozen list, the recused included. */
  electorate: z.object({ name: z.string().min(1).max(200), count: headCount, weight: sum }),
  recused: group,
  /** Checked in or voted, once each, without the recused. */
  present: group,
  /** Voters who voted, by any channel. */
  votedCount: headCount,
  /** Ballots by link or with the clerk's help; each gave a receipt. */
  ballots: z
    .array(z.object({ choices: z.array(choiceKey).max(100).readonly(), weight, count: headCount.min(1) }))
    .max(100_000)
    .readonly(),
  /**
   * Where single papers would tell too much (secret, and weighted or of several choices), sums of weights by choice instead
   * of `ballots`; each of these voters has a receipt too.
   */
  linked: z.exactOptional(z.object({ sums: sumsByChoice, voters: headCount, weight: sum })),
  /** The scrutineers' sums of weights by choice or `abstain`; every choice at most once. */
  paper: sumsByChoice,
  /** Voters who voted on paper, and their weight together. */
  paperVoters: headCount,
  paperWeight: sum,
  receipts: z.array(z.string().min(1).max(200)).max(100_000).readonly(),
  /** What was announced; `electorate` here is the base of the rule, without the recused. */
  result: z.object({
    counts: z.record(z.string(), sum),
    electorate: sum,
    present: sum,
    cast: sum,
    outcome: z.enum(['no-quorum', 'passed', 'not-passed', 'advisory']),
    winner: z.union([z.string(), z.array(z.string()).readonly(), z.null()]),
  }),
})

export type PublishedPoll = z.infer<typeof publishedPollSchema>
