import * as z from 'zod'
import { compileForm } from '../../forms/form.ts'
import { validateAnswers } from '../../forms/validate.ts'
import { visitForm } from '../../forms/visit-form.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { defineCommand } from '../../workflow/block.ts'
import { instant } from '../../workflow/fields.ts'

const compiled = compileForm(visitForm)
if (!compiled.ok) throw new Error(`the visit form is broken: ${JSON.stringify(compiled.faults)}`)
const form = compiled.form

/** A phone's clock may run ahead by this much before its time is refused. */
const clockToleranceMs = 15 * 60 * 1000

export const recordVisit = defineCommand({
  title: { zh: '记录走访', en: 'Record a visit' },
  schema: z.strictObject({
    answers: z.record(z.string().max(80), z.unknown()),
    /** When it was written down, if that was before it could be sent. */
    recordedAt: instant.optional(),
  }),
  decide: (data, { actor, now, today, newId, digest }) => {
    const recordedAt = data.recordedAt ?? now
    if (Date.parse(recordedAt) > Date.parse(now) + clockToleranceMs)
      return refused(refusal('invalid', { field: 'recordedAt', reason: 'in-the-future' }))
    const checked = validateAnswers(form, data.answers, { now, today })
    if (!checked.ok) {
      const faults = checked.faults.map((fault) => ({ ...fault, field: `answers.${fault.field}` }))
      const first = faults[0]
      return refused(
        refusal('invalid', first === undefined ? {} : { field: first.field, reason: first.reason, faults }),
      )
    }
    if (actor.kind !== 'staff') return refused(refusal('not-your-role'))
    const photos = checked.answers['photos']
    const body = { id: newId, by: actor.id, byName: actor.name, recordedAt, receivedAt: now, answers: checked.answers }
    return ok({
      events: [
        {
          type: 'VisitRecorded',
          at: now,
          visitId: newId,
          by: actor.id,
          recordedAt,
          photoCount: Array.isArray(photos) ? photos.length : 0,
          contentDigest: digest(JSON.stringify(body)),
        },
      ],
      rows: [{ shelf: { of: 'matter' }, name: ['visit', newId], body, once: true }],
    })
  },
})
