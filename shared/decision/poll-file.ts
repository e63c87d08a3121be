import * as z from 'zod'
import { canonical } from '../canonical.ts'
import { instant } from '../workflow/fields.ts'
import { choiceKey, group, headCount, publishedPollSchema } from './published-poll.ts'
import { ruleSchema } from './rule.ts'
import { sealedPapers, sealKey } from './sealed-papers.ts'

const digest = z.string().regex(/^[A-Za-z0-9_-]{22,43}$/)

/** What was fixed when the poll was opened; its digest stood on the village board before the first vote. */
const definition = z.strictObject({
  pollId: z.string().min(1).max(200),
  question: z.string().min(1).max(2000),
  choices: z
    .array(z.strictObject({ key: choiceKey, text: z.string().min(1).max(500) }))
    .min(1)
    .max(100),
  max: z.int().min(1).max(100),
  secret: z.boolean(),
  rule: ruleSchema,
  unit: z.enum(['people', 'households', 'votes']),
  weighted: z.boolean(),
  /** `digest` is that of the frozen list: codes, names and weights, which themselves are not published. */
  electorate: group.extend({ name: z.string().min(1).max(200), digest }),
  recused: group,
  closesAt: z.exactOptional(instant),
  changeable: z.exactOptional(z.literal(true)),
  proxies: z.exactOptional(z.int().min(1).max(9)),
  /** The public key under which the papers of a sealed poll are signed. */
  seal: z.exactOptional(sealKey),
})
export type PollDefinition = z.infer<typeof definition>

const facts = [
  z.strictObject({ type: z.literal('opened'), at: instant, definition: digest, prev: z.literal(''), digest }),
  z.strictObject({ type: z.literal('paper-list'), at: instant, voters: headCount, prev: digest, digest }),
  z.strictObject({ type: z.literal('shut'), at: instant, prev: digest, digest }),
] as const
/** What happened to the poll, each event with the digest of the one before it. */
const pollEvent = z.discriminatedUnion('type', facts)
export type PollFileEvent = z.infer<typeof pollEvent>

/** The file that is published of a closed poll. `digest` is that of everything else in it and stands in minutes and notice. */
export const pollFileSchema = z.strictObject({
  format: z.literal('cunyi-poll/2'),
  definition,
  events: z.array(pollEvent).min(2).max(2000),
  /** Links that were made anew while the poll was open, the old ones dead. */
  reissued: headCount,
  /** Voters who were represented by their written mandate. */
  mandates: headCount,
  count: publishedPollSchema,
  sealed: z.exactOptional(sealedPapers),
  digest,
})
export type PollFile = z.infer<typeof pollFileSchema>

/** The text a digest of a file is taken of: all but the digest itself. */
export function digestedText({ digest: _digest, ...rest }: Readonly<Record<string, unknown>>): string {
  return canonical(rest)
}

type Happened =
  | { readonly type: 'opened'; readonly at: string; readonly definition: string }
  | { readonly type: 'paper-list'; readonly at: string; readonly voters: number }
  | { readonly type: 'shut'; readonly at: string }

/** The text a digest of an event is taken of. */
export const eventText = (event: Happened, prev: string): string => canonical({ ...event, prev })
