import * as z from 'zod'
import { channels } from '../blocks/poll/rows.ts'
import type { Poll } from '../blocks/poll/state.ts'
import { takesPapers } from '../blocks/poll/state.ts'
import type { Instant } from '../calendar/time.ts'
import { parseFraction } from '../decision/fraction.ts'
import { sentenceOfRule } from '../decision/sentence-of-rule.ts'
import { sentenceOfTally } from '../decision/sentence-of-tally.ts'
import type { Tally } from '../decision/tally.ts'
import { abstain } from '../decision/tally.ts'
import { headsOfList, unitOfPoll } from '../decision/unit.ts'
import { instant } from '../workflow/fields.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)

/** `rejected`: a plain motion to which enough people said no. */
export const outcomes = ['passed', 'rejected', 'not-passed', 'no-quorum', 'advisory'] as const

const facts = {
  id: z.string(),
  topicId: z.string(),
  question: z.string(),
  choices: z.array(z.strictObject({ key: z.string(), text: z.string() })),
  max: count,
  secret: z.boolean(),
  openedAt: instant,
  closesAt: instant.optional(),
  /** Digest by which question, choices, rule and list were fixed before the first vote. */
  definition: z.string().optional(),
  rule: words,
  /** How many stand on the list and may vote. */
  electorateCount: count,
  /** What `electorateCount` and `presentCount` count. */
  heads: z.enum(['people', 'households']),
}

export const publicPollSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...facts, state: z.enum(['open', 'counting']) }),
  z.strictObject({
    ...facts,
    state: z.literal('closed'),
    closedAt: instant,
    counts: z.array(z.strictObject({ key: z.string(), text: z.string(), count })),
    abstained: count,
    presentCount: count,
    byChannel: z.partialRecord(z.enum(channels), count),
    /** Links made anew, and voters who were represented by their mandate. */
    reissued: count,
    mandates: count,
    sentence: words,
    outcome: z.enum(outcomes),
    /** What `counts` count: of so many in all, and where the rule draws its line: `numerator/denominator` of `base`. */
    full: count,
    line: z.strictObject({ base: count, numerator: count, denominator: count }).optional(),
    /** Paths of the published file and of the page that counts it again on this site, and its digest. */
    published: z.strictObject({ path: z.string(), recount: z.string(), digest: z.string() }),
  }),
])

export type PublicPoll = z.infer<typeof publicPollSchema>
export type ClosedPoll = Extract<PublicPoll, { state: 'closed' }>

/** A poll as everybody may see it at that moment: before it is counted no figure at all. */
export function pollForAll(poll: Poll, place: string, now: Instant): PublicPoll {
  const choices = poll.choices.map(({ key, text }) => ({ key, text }))
  const unit = unitOfPoll(poll)
  const asked = {
    id: poll.id,
    topicId: poll.topicId,
    question: poll.question,
    choices,
    max: poll.max,
    secret: poll.secret,
    openedAt: poll.openedAt,
    ...(poll.closesAt === undefined ? {} : { closesAt: poll.closesAt }),
    ...(poll.definition === undefined ? {} : { definition: poll.definition }),
    rule: { zh: sentenceOfRule(poll.rule, 'zh', unit), en: sentenceOfRule(poll.rule, 'en', unit) },
    electorateCount: poll.electorate.count,
    heads: headsOfList(poll.list),
  }
  if (poll.state !== 'closed') return { ...asked, state: takesPapers(poll, now) ? 'open' : 'counting' }
  const { tally, turnout } = poll
  const texts = new Map(choices.map(({ key, text }) => [key, text]))
  return {
    ...asked,
    state: 'closed',
    closedAt: poll.shutAt,
    counts: choices.map(({ key, text }) => ({ key, text, count: tally.counts[key] ?? 0 })),
    abstained: tally.counts[abstain] ?? 0,
    presentCount: turnout.presentCount,
    byChannel: Object.fromEntries(
      channels.flatMap((channel) => {
        const voted = turnout.byChannel[channel]
        return voted === undefined ? [] : [[channel, voted]]
      }),
    ),
    reissued: turnout.reissued ?? 0,
    mandates: turnout.mandates ?? 0,
    sentence: { zh: sentenceOfTally(tally, 'zh', { texts, unit }), en: sentenceOfTally(tally, 'en', { texts, unit }) },
    outcome: outcomeForAll(tally),
    full: tally.electorate,
    ...lineOf(tally),
    published: {
      path: `/b/${place}/polls/${poll.id}.json`,
      recount: `/b/${place}/polls/${poll.id}/recount`,
      digest: poll.fileDigest,
    },
  }
}

/** `yes` and `no` are the keys of a plain motion: a no that meets the rule is a decision too, against it. */
function outcomeForAll({ outcome, winner, choices }: Tally): (typeof outcomes)[number] {
  return outcome === 'passed' && winner === 'no' && choices.includes('yes') ? 'rejected' : outcome
}

function lineOf(tally: Tally) {
  const { pass } = tally.rule
  if (pass === undefined) return {}
  const share = parseFraction('atLeast' in pass ? pass.atLeast : pass.moreThan)
  return share.ok ? { line: { base: tally[pass.of], ...share.value } } : {}
}
