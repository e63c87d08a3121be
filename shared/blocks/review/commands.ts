import * as z from 'zod'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { defineCommand } from '../../workflow/block.ts'
import { anId, prose } from '../../workflow/fields.ts'
import { actionOf } from '../action-item/state.ts'

export const review = defineCommand({
  title: { zh: '验收', en: 'Review' },
  schema: z.strictObject({ actionId: anId, verdict: z.enum(['accept', 'return']), reason: prose(500).default('') }),
  decide: (data, { matter, actor, now }) => {
    const item = actionOf(matter.slices['action-item'], data.actionId)
    if (item === undefined) return refused(refusal('invalid', { field: 'actionId', reason: 'no-such-action' }))
    if (actor.kind !== 'staff') return refused(refusal('not-your-role'))
    if (actor.id === item.owner.id) return refused(refusal('own-work'))
    if (item.state !== 'submitted') return refused(refusal('wrong-stage', { reason: 'action-not-submitted' }))
    const { actionId, verdict, reason } = data
    return ok({
      events: [{ type: 'ActionReviewed', at: now, by: actor.id, name: actor.name, actionId, verdict, reason }],
      messages: [
        {
          to: { staff: item.owner.id },
          says: verdict === 'accept' ? 'action-accepted' : 'action-returned',
          with: { action: item.text, reason },
        },
      ],
    })
  },
})
