import * as z from 'zod'
import { ruleSchema } from '../../decision/rule.ts'
import { units } from '../../decision/unit.ts'
import { instant } from '../../workflow/fields.ts'

/** Rows on a poll's own shelf: what the voters' page needs, who may vote, who has voted. */

export const rollChunkSize = 400

/** Part of the electorate as it was frozen at opening, in order of codes. */
export const rollRow = z.object({
  members: z.array(z.object({ code: z.string(), name: z.string(), weight: z.number() })),
})

/** What stands on the paper: all that the voters' page shows and a vote is checked against. Never changed once written. */
export const paperRow = z.object({
  pollId: z.string(),
  matterId: z.string(),
  place: z.string(),
  topic: z.string(),
  question: z.string(),
  choices: z.array(z.object({ key: z.string(), text: z.string() })),
  max: z.number(),
  secret: z.boolean(),
  list: z.string(),
  roll: z.string(),
  rule: ruleSchema,
  /** What the rule counts; papers written before it was noted hold none. */
  unit: z.enum(units).optional(),
  recused: z.array(z.string()),
  gates: z.number(),
  openedAt: instant,
  closesAt: instant.optional(),
})
export type Paper = z.infer<typeof paperRow>

/** What a vote is checked against: the paper without its texts. A voter's link carries it, so that a vote reads nothing else. */
export const ballotRules = z.object({
  pollId: z.string(),
  choices: z.array(z.object({ key: z.string() })),
  max: z.number(),
  secret: z.boolean(),
  recused: z.array(z.string()),
  gates: z.number(),
  closesAt: instant.optional(),
})
export type BallotRules = z.infer<typeof ballotRules>

/** One of several identical rows that say whether papers are still taken: many, so that voters do not queue at one. */
export const gateRow = z.object({ open: z.boolean(), closesAt: instant.optional() })

export const channels = ['link', 'assisted', 'paper'] as const
export type Channel = (typeof channels)[number]

/**
 * This voter has voted. In a named poll the choice stands here; in a secret one neither choice nor time does, and the
 * choice goes to the urn, which keeps sums only.
 */
export const markRow = z.object({
  code: z.string(),
  weight: z.number(),
  channel: z.enum(channels),
  receipt: z.string().optional(),
  choices: z.array(z.string()).optional(),
  tallyId: z.string().optional(),
  helper: z.string().optional(),
  witness: z.string().optional(),
})
export type Mark = z.infer<typeof markRow>

/** Sums of identical papers: `a+b*13` is a paper naming a and b with weight 13; `=a` adds up a paper tally's choice. */
export const urnRow = z.record(z.string(), z.number())
