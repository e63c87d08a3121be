import * as z from 'zod'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import type { Findings } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, instant, prose } from '../../workflow/fields.ts'
import { topicOf } from '../topic/state.ts'
import type { RoundResult } from './state.ts'

export const evaluationRow = z.object({
  topicId: z.string(),
  round: z.number(),
  score: z.number(),
  comment: z.string(),
  at: instant,
})

/** One evaluation a person, topic and round: sent again it replaces, so that nobody counts twice and a slip can be mended. */
export const evaluate = defineCommand({
  title: { zh: '评价', en: 'Evaluate' },
  schema: z.strictObject({ topicId: anId, score: z.int().min(1).max(5), comment: prose(500).default('') }),
  decide: (data, { matter, actor, now }) => {
    if (actor.kind !== 'villager') return refused(refusal('not-your-role'))
    if (topicOf(matter.slices.topic, data.topicId) === undefined)
      return refused(refusal('invalid', { field: 'topicId', reason: 'no-such-topic' }))
    const { round } = matter.slices.evaluation
    const { list, code } = actor.voter
    return ok({
      events: [],
      rows: [
        {
          shelf: { of: 'matter' },
          name: ['evaluation', roundName(round), data.topicId, list, code],
          body: { ...data, round, at: now },
          once: false,
        },
      ],
    })
  },
})

export const roundName = (round: number): string => `round-${round}`

/** Scores per topic. A topic nobody has evaluated is not in the list. */
export function resultsOf(findings: Findings): RoundResult[] {
  const byTopic = Map.groupBy(rowsOf(findings, 'evaluations', evaluationRow), ({ topicId }) => topicId)
  return [...byTopic].map(([topicId, rows]) => ({
    round: rows[0]?.round ?? 1,
    topicId,
    count: rows.length,
    sum: rows.reduce((sum, { score }) => sum + score, 0),
  }))
}
