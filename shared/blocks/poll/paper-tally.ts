import * as z from 'zod'
import { abstain } from '../../decision/tally.ts'
import { refusal } from '../../refusal.ts'
import type { Result } from '../../result.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, choiceKey, line, voterCode } from '../../workflow/fields.ts'
import type { RollMember } from './counting.ts'
import { markRow, rollRow } from './rows.ts'
import type { Poll } from './state.ts'
import { pollOf, takesPapers } from './state.ts'

/** A village assembly's papers come in bundles; a longer list is entered as several. */
const papersAtMost = 2000

/**
 * Papers counted in the room: who voted, what was counted, who watched. The sums go to the urn like any other paper; the
 * record keeps who watched and how many, never how few people chose.
 */
export const paperTally = defineCommand({
  title: { zh: '录入纸票', en: 'Enter a paper tally' },
  schema: z.strictObject({
    pollId: anId,
    counts: z.record(choiceKey, z.int().min(0).max(10_000_000)),
    voters: z.array(voterCode).min(1).max(papersAtMost),
    scrutineers: z.array(line(30)).min(1).max(10),
  }),
  needs: (data) => [
    { as: 'roll', from: 'poll', id: data.pollId, prefix: ['roll'] },
    { as: 'marks', from: 'poll', id: data.pollId, prefix: ['mark'] },
  ],
  decide: (data, { matter, actor, now, newId, findings }) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'pollId' }))
    if (!takesPapers(poll, now)) return refused(refusal('poll-closed'))
    const roll = new Map(
      rowsOf(findings, 'roll', rollRow)
        .flatMap(({ members }) => members)
        .map((one) => [one.code, one]),
    )
    const marks = new Map(rowsOf(findings, 'marks', markRow).map((mark) => [mark.code, mark]))
    const codes = [...new Set(data.voters)]
    if (codes.length !== data.voters.length)
      return refused(refusal('tally-mismatch', { field: 'voters', reason: 'voter-twice' }))
    const voters: RollMember[] = []
    for (const [v, code] of codes.entries()) {
      const voter = roll.get(code)
      if (voter === undefined) return refused(refusal('not-entitled', { field: `voters[${v}]` }))
      if (poll.recused.includes(code)) return refused(refusal('recused', { field: `voters[${v}]` }))
      const mark = marks.get(code)
      if (mark !== undefined && mark.tallyId !== newId)
        return refused(refusal('already-voted', { field: `voters[${v}]` }))
      voters.push(voter)
    }
    const entries = urnEntries(poll, data.counts, voters)
    if (!entries.ok) return entries
    return ok({
      events: [
        {
          type: 'PaperTallied',
          at: now,
          by: signatureOf(actor),
          pollId: poll.id,
          tallyId: newId,
          voterCount: voters.length,
          scrutineers: data.scrutineers,
        },
      ],
      reserve: { pollId: poll.id, tallyId: newId, voters: voters.map(({ code, weight }) => `${code}*${weight}`) },
      urn: { pollId: poll.id, entries: entries.value },
    })
  },
  // The counts of a few papers are as good as the choice itself: not even their digest is kept.
  fingerprint: ({ counts: _counts, ...rest }) => rest,
})

/** The counts must add up to the papers handed in. Refusals: `unknown-choice`, `tally-mismatch`. */
function urnEntries(
  poll: Poll,
  counts: Readonly<Record<string, number>>,
  voters: readonly RollMember[],
): Result<Record<string, number>> {
  const unknown = Object.keys(counts).find(
    (key) => key !== abstain && !poll.choices.some((choice) => choice.key === key),
  )
  if (unknown !== undefined) return refused(refusal('unknown-choice', { field: `counts.${unknown}` }))
  const weight = voters.reduce((sum, voter) => sum + voter.weight, 0)
  const abstained = counts[abstain] ?? 0
  const named = Object.entries(counts).reduce((sum, [key, n]) => (key === abstain ? sum : sum + n), 0)
  const cast = weight - abstained
  const addsUp = poll.max === 1 ? named === cast : cast >= 0 && named >= cast && named <= cast * poll.max
  const overfull = abstained > weight || Object.entries(counts).some(([key, n]) => key !== abstain && n > cast)
  if (!addsUp || overfull) return refused(refusal('tally-mismatch', { field: 'counts' }))
  const given = Object.entries(counts).filter(([, n]) => n > 0)
  return ok(Object.fromEntries(given.map(([key, n]) => [`=${key}`, n])))
}
