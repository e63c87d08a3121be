import * as z from 'zod'
import { abstain } from '../../decision/tally.ts'
import { refusal } from '../../refusal.ts'
import type { Result } from '../../result.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, choiceKey, line, voterCode } from '../../workflow/fields.ts'
import type { RollMember } from './counting.ts'
import { markRow, paperSum, rollRow } from './rows.ts'
import type { Poll } from './state.ts'
import { pollOf, takesPapers } from './state.ts'

/** A village assembly's papers come in bundles; a longer list is entered as several. */
const papersAtMost = 2000

/** A choice, or the choices of one paper. */
const paperKey = z
  .string()
  .max(400)
  .refine((key) => key.split('+').every((part) => choiceKey.safeParse(part).success), 'wrong-form')

/**
 * Papers counted in the room: who voted, what was counted, who watched. The sums go to the urn like any other paper; the
 * record keeps who watched and how many, never how few people chose.
 */
export const paperTally = defineCommand({
  title: { zh: '录入纸票', en: 'Enter a paper tally' },
  schema: z.strictObject({
    pollId: anId,
    /** Sums of weights by choice; where several may be chosen also by paper, `a+b`, but not both ways at once. */
    counts: z.record(paperKey, z.int().min(0).max(10_000_000)),
    voters: z.array(voterCode).min(1).max(papersAtMost),
    scrutineers: z.array(line(30)).min(1).max(10),
  }),
  needs: (data, matter) => [
    {
      as: 'roll',
      from: 'poll',
      id: data.pollId,
      prefix: ['roll', pollOf(matter.slices.poll, data.pollId)?.roll ?? ''],
    },
    { as: 'marks', from: 'poll', id: data.pollId, prefix: ['mark'] },
  ],
  decide: (data, { matter, actor, now, newId, findings }) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'pollId' }))
    if (!takesPapers(poll, now)) return refused(refusal('poll-closed'))
    if (poll.droppedLists?.includes(newId) === true)
      return refused(refusal('conflict', { field: 'commandId', reason: 'list-dropped' }))
    const roll = new Map(
      rowsOf(findings, 'roll', rollRow)
        .flatMap(({ members }) => members)
        .map((one) => [one.code, one]),
    )
    const marks = new Map(rowsOf(findings, 'marks', markRow).map((mark) => [mark.code, mark]))
    const codes = [...new Set(data.voters)]
    if (codes.length !== data.voters.length)
      return refused(refusal('tally-mismatch', { field: 'voters', reason: 'voter-twice' }))
    // Marked by an earlier sending under this id, which was cut off: a list put right comes under an id of its own.
    if ([...marks.values()].some((mark) => mark.tallyId === newId && !codes.includes(mark.code)))
      return refused(refusal('conflict', { field: 'commandId', reason: 'list-dropped' }))
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
  ifRefused: ({ pollId }, tallyId) => ({ type: 'drop-list', data: { pollId, tallyId } }),
  // The counts of a few papers are as good as the choice itself: not even their digest is kept.
  fingerprint: ({ counts: _counts, ...rest }) => rest,
})

/** The counts must add up to the papers handed in. Refusals: `unknown-choice`, `too-many-choices`, `tally-mismatch`. */
function urnEntries(
  poll: Poll,
  counts: Readonly<Record<string, number>>,
  voters: readonly RollMember[],
): Result<Record<string, number>> {
  const known = (key: string) => poll.choices.some((choice) => choice.key === key)
  const unknown = Object.keys(counts).find((key) => key !== abstain && !key.split('+').every(known))
  if (unknown !== undefined) return refused(refusal('unknown-choice', { field: `counts.${unknown}` }))
  const overfull = Object.keys(counts).find((key) => new Set(key.split('+')).size > poll.max)
  if (overfull !== undefined) return refused(refusal('too-many-choices', { field: `counts.${overfull}` }))
  const weight = voters.reduce((sum, voter) => sum + voter.weight, 0)
  const sums = sumsByChoice(counts)
  const cast = weight - (sums.get(abstain) ?? 0)
  if (!addsUp(poll, counts, sums, weight) || [...sums].some(([key, n]) => n > (key === abstain ? weight : cast)))
    return refused(refusal('tally-mismatch', { field: 'counts' }))
  return ok(Object.fromEntries([...sums].filter(([, n]) => n > 0).map(([key, n]) => [`${paperSum}${key}`, n])))
}

function sumsByChoice(counts: Readonly<Record<string, number>>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [paper, n] of Object.entries(counts))
    for (const key of new Set(paper.split('+'))) sums.set(key, (sums.get(key) ?? 0) + n)
  return sums
}

/** Counted by paper, the papers are the voters; by choice, each paper that is no abstention holds between one and `max`. */
function addsUp(
  poll: Poll,
  counts: Readonly<Record<string, number>>,
  sums: ReadonlyMap<string, number>,
  weight: number,
): boolean {
  const byPaper = poll.max === 1 || Object.keys(counts).some((key) => key.includes('+'))
  if (byPaper) return Object.values(counts).reduce((sum, n) => sum + n, 0) === weight
  const cast = weight - (sums.get(abstain) ?? 0)
  const named = [...sums].reduce((sum, [key, n]) => (key === abstain ? sum : sum + n), 0)
  return cast >= 0 && named >= cast && named <= cast * poll.max
}
