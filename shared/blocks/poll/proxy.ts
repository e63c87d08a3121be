import * as z from 'zod'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, voterCode } from '../../workflow/fields.ts'
import { markRow, rollRow } from './rows.ts'
import { pollOf, takesPapers } from './state.ts'

/**
 * 委托: puts a voter's written mandate on record, for whoever holds it to vote in that voter's place. It moves no right: the
 * voter is counted once, by whichever channel comes first, and the holder gets that voter's link made anew.
 * Refusals: `poll-not-open`, `poll-closed`, `not-entitled` (either is not on the list), `recused`, `already-voted`, `too-many`
 * (the rule of this poll allows no more), `invalid` (named twice, oneself, or somebody who is represented too).
 */
export const nameProxy = defineCommand({
  title: { zh: '登记委托', en: 'Record a written mandate' },
  schema: z.strictObject({
    pollId: anId,
    /** The voter who is represented. */
    from: voterCode,
    /** The voter who votes in their place. */
    to: voterCode,
  }),
  needs: (data, matter) => [
    {
      as: 'roll',
      from: 'poll',
      id: data.pollId,
      prefix: ['roll', pollOf(matter.slices.poll, data.pollId)?.roll ?? ''],
    },
    { as: 'mark', from: 'poll', id: data.pollId, prefix: ['mark', data.from] },
  ],
  decide: ({ pollId, from, to }, { matter, actor, now, findings }) => {
    const poll = pollOf(matter.slices.poll, pollId)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'pollId' }))
    if (!takesPapers(poll, now)) return refused(refusal('poll-closed'))
    const codes = new Set(rowsOf(findings, 'roll', rollRow).flatMap(({ members }) => members.map(({ code }) => code)))
    for (const [field, code] of Object.entries({ from, to })) {
      if (!codes.has(code)) return refused(refusal('not-entitled', { field }))
      if (poll.recused.includes(code)) return refused(refusal('recused', { field }))
    }
    const mandates = poll.mandates ?? []
    if (from === to) return refused(refusal('invalid', { field: 'to', reason: 'own-proxy' }))
    if (mandates.some((one) => one.from === from || one.to === from))
      return refused(refusal('invalid', { field: 'from', reason: 'proxy-twice' }))
    if (mandates.some((one) => one.from === to))
      return refused(refusal('invalid', { field: 'to', reason: 'proxy-twice' }))
    if (mandates.filter((one) => one.to === to).length >= (poll.proxies ?? 0))
      return refused(refusal('too-many', { field: 'to', reason: 'too-many-proxies' }))
    if (rowsOf(findings, 'mark', markRow).length > 0) return refused(refusal('already-voted', { field: 'from' }))
    return ok({ events: [{ type: 'ProxyNamed', at: now, by: signatureOf(actor), pollId, from, to }] })
  },
})
