import * as z from 'zod'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, line, localDate, photoIds, prose } from '../../workflow/fields.ts'
import { staffAtPlace, staffId } from '../minutes/commands.ts'
import { topicOf } from '../topic/state.ts'
import { actionOf } from './state.ts'

/** "In five working days", by the official calendar; beyond its last year the answer is that it is not published yet. */
const inWorkingDays = z.strictObject({ workingDays: z.int().min(1).max(250) })

export const assign = defineCommand({
  title: { zh: '安排落实任务', en: 'Assign an action' },
  schema: z.strictObject({ topicId: anId, text: line(200), owner: staffId, due: z.union([localDate, inWorkingDays]) }),
  needs: () => [{ as: 'staff', from: 'staff' }],
  decide: (data, { matter, actor, now, today, newId, findings, extraDays }) => {
    if (topicOf(matter.slices.topic, data.topicId) === undefined)
      return refused(refusal('invalid', { field: 'topicId', reason: 'no-such-topic' }))
    const owner = rowsOf(findings, 'staff', staffAtPlace).find(({ id }) => id === data.owner)
    if (owner === undefined || !owner.roles.some((role) => role === 'organizer' || role === 'helper'))
      return refused(refusal('invalid', { field: 'owner', reason: 'no-such-staff' }))
    const counted = typeof data.due === 'string' ? undefined : addWorkingDays(today, data.due.workingDays, extraDays)
    if (counted?.ok === false) return refused(refusal('invalid', { field: 'due', reason: counted.reason }))
    const due = typeof data.due === 'string' ? data.due : (counted?.value ?? today)
    if (due < today) return refused(refusal('invalid', { field: 'due', reason: 'in-the-past' }))
    if (matter.slices['action-item'].items.length >= 200)
      return refused(refusal('too-many', { reason: 'too-many-actions' }))
    const { topicId, text } = data
    return ok({
      events: [
        {
          type: 'ActionAssigned',
          at: now,
          by: signatureOf(actor),
          actionId: newId,
          topicId,
          text,
          owner: { id: owner.id, name: owner.name },
          due,
        },
      ],
      messages: [{ to: { staff: owner.id }, says: 'action-assigned', with: { action: text, due } }],
    })
  },
})

export const reportProgress = defineCommand({
  title: { zh: '填报进展', en: 'Report progress' },
  schema: z.strictObject({
    actionId: anId,
    text: prose(1000, 1),
    photos: photoIds.default([]),
    submit: z.boolean().default(false),
  }),
  decide: (data, { matter, actor, now }) => {
    const item = actionOf(matter.slices['action-item'], data.actionId)
    if (item === undefined) return refused(refusal('invalid', { field: 'actionId', reason: 'no-such-action' }))
    if (signatureOf(actor) !== item.owner.id) return refused(refusal('not-your-role', { reason: 'not-your-action' }))
    if (item.state === 'accepted') return refused(refusal('wrong-stage', { reason: 'action-accepted' }))
    if (item.progressCount >= 100) return refused(refusal('too-many', { reason: 'too-many-reports' }))
    const { actionId, text, photos, submit: submitted } = data
    return ok({
      events: [{ type: 'ProgressReported', at: now, by: signatureOf(actor), actionId, text, photos, submitted }],
      messages: submitted
        ? [{ to: { organizersOf: matter.place }, says: 'action-submitted', with: { action: item.text } }]
        : [],
    })
  },
})

export const urge = defineCommand({
  title: { zh: '催办', en: 'Urge' },
  schema: z.strictObject({ actionId: anId, text: line(300) }),
  decide: (data, { matter, actor, now }) => {
    const item = actionOf(matter.slices['action-item'], data.actionId)
    if (item === undefined) return refused(refusal('invalid', { field: 'actionId', reason: 'no-such-action' }))
    if (item.state === 'accepted') return refused(refusal('wrong-stage', { reason: 'action-accepted' }))
    const name = actor.kind === 'staff' ? actor.name : ''
    return ok({
      events: [{ type: 'ActionUrged', at: now, by: signatureOf(actor), name, actionId: item.id, text: data.text }],
      messages: [
        { to: { staff: item.owner.id }, says: 'action-urged', with: { action: item.text, by: name, text: data.text } },
      ],
    })
  },
})
