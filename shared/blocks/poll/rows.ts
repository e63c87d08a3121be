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
  urnParts: z.number().optional(),
  changeable: z.boolean().optional(),
  proxies: z.number().optional(),
  definition: z.string().optional(),
  /** How many stand on the list and may vote; papers written before it was noted hold none. */
  entitled: z.number().optional(),
  /** The public key of a sealed poll. */
  seal: z.string().optional(),
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
  /** Over how many rows the urn is spread; links made before it was noted hold none. */
  urnParts: z.number().optional(),
  /** Whether a named vote may be changed until closing. */
  changeable: z.boolean().optional(),
  /** The public key of a sealed poll. */
  seal: z.string().optional(),
  closesAt: instant.optional(),
})
export type BallotRules = z.infer<typeof ballotRules>

/** One of several identical rows that say whether papers are still taken: many, so that voters do not queue at one. */
export const gateRow = z.object({ open: z.boolean(), closesAt: instant.optional() })

export const channels = ['link', 'assisted', 'paper'] as const
export type Channel = (typeof channels)[number]

/**
 * This voter has voted. In a named poll the choice stands here; in a secret one neither choice nor time does, and the
 * choice goes to the urn, which keeps sums only. In a sealed one it says by link that a paper was taken, not that it lies
 * in the box.
 */
export const markRow = z.object({
  code: z.string(),
  weight: z.number(),
  channel: z.enum(channels),
  receipt: z.string().optional(),
  choices: z.array(z.string()).optional(),
  /** How often a named vote was changed. */
  changes: z.number().optional(),
  /** Digest of the blinded message that was signed for this voter, so that a second, other one is not. */
  taken: z.string().optional(),
  tallyId: z.string().optional(),
  helper: z.string().optional(),
  witness: z.string().optional(),
})
export type Mark = z.infer<typeof markRow>

/** Secret papers are summed in so many parts, so that a hall voting at once does not queue at one. */
export const mostUrnParts = 16

/** Before a choice's key in the urn: sums of weights of papers that came by link or with help, and of paper lists. */
export const linkedSum = '>'
export const paperSum = '='

/**
 * The urn of a secret poll: sums by choice. Papers put in before sums were kept this way stand as `a+b*13`, so many papers
 * that name a and b with weight 13; polls opened then may still be counted.
 */
export const urnRow = z.record(z.string(), z.number())
