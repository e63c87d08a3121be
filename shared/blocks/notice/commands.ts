import * as z from 'zod'
import type { Instant } from '../../calendar/time.ts'
import { localDateOf } from '../../calendar/time.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Timer } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, instant, line, prose } from '../../workflow/fields.ts'
import { endOfNotice, noticeById, standingOf } from './state.ts'

/** 3 to 15 days are in use (see the rule sets); the bounds only keep out slips of the finger. */
const daysAtMost = 90
const objectionsAtMost = 200

export const objectionRow = z.object({
  id: z.string(),
  noticeId: z.string(),
  list: z.string(),
  code: z.string(),
  text: z.string(),
  at: instant,
  answer: z.string().optional(),
  upheld: z.boolean().optional(),
  answeredAt: instant.optional(),
})

export const publishNotice = defineCommand({
  title: { zh: '发布公示', en: 'Publish a notice' },
  schema: z.strictObject({ subject: line(100), text: prose(3000).default(''), days: z.int().min(1).max(daysAtMost) }),
  decide: (data, { matter, actor, now, today, newId }) => {
    if (matter.slices.notice.notices.length >= 60) return refused(refusal('too-many', { reason: 'too-many-notices' }))
    return ok({
      events: [{ type: 'NoticePublished', at: now, by: signatureOf(actor), noticeId: newId, ...data }],
      timers: [endTimer(newId, endOfNotice(today, data.days))],
      messages: [{ to: { village: matter.place }, says: 'notice-published', with: { subject: data.subject } }],
    })
  },
})

export const raiseObjection = defineCommand({
  title: { zh: '提出异议', en: 'Object to a notice' },
  schema: z.strictObject({ noticeId: anId, text: prose(1000, 1) }),
  needs: (data) => [{ as: 'objections', from: 'matter', prefix: ['objection', data.noticeId] }],
  decide: (data, { matter, actor, now, newId, findings }) => {
    const notice = noticeById(matter.slices.notice, data.noticeId)
    if (notice === undefined) return refused(refusal('invalid', { field: 'noticeId', reason: 'no-such-notice' }))
    if (actor.kind !== 'villager') return refused(refusal('not-your-role'))
    if (notice.closedAt !== undefined || now >= notice.endsAt)
      return refused(refusal('wrong-stage', { reason: 'notice-over' }))
    const { list, code } = actor.voter
    const mine = rowsOf(findings, 'objections', objectionRow).filter((row) => row.list === list && row.code === code)
    if (mine.some((row) => row.answer === undefined && row.text === data.text)) return ok({ events: [] })
    if (mine.length >= 5 || notice.objections.length >= objectionsAtMost)
      return refused(refusal('too-many', { reason: 'too-many-objections' }))
    const body = { id: newId, noticeId: notice.id, list, code, text: data.text, at: now }
    return ok({
      events: [{ type: 'ObjectionRaised', at: now, noticeId: notice.id, objectionId: newId }],
      rows: [{ shelf: { of: 'matter' }, name: ['objection', notice.id, newId], body, once: true }],
      messages: [{ to: { organizersOf: matter.place }, says: 'objection-raised', with: { subject: notice.subject } }],
    })
  },
})

export const answerObjection = defineCommand({
  title: { zh: '答复异议', en: 'Answer an objection' },
  schema: z.strictObject({ noticeId: anId, objectionId: anId, upheld: z.boolean(), text: prose(1000, 1) }),
  needs: (data) => [{ as: 'objection', from: 'matter', prefix: ['objection', data.noticeId, data.objectionId] }],
  decide: (data, { matter, actor, now, findings }) => {
    const notice = noticeById(matter.slices.notice, data.noticeId)
    if (notice === undefined) return refused(refusal('invalid', { field: 'noticeId', reason: 'no-such-notice' }))
    const row = rowsOf(findings, 'objection', objectionRow).find(({ id }) => id === data.objectionId)
    if (row === undefined) return refused(refusal('invalid', { field: 'objectionId', reason: 'no-such-objection' }))
    if (row.answer !== undefined) return refused(refusal('wrong-stage', { reason: 'objection-answered' }))
    const ends = data.upheld ? endOfNotice(localDateOf(now), notice.days) : notice.endsAt
    const name = ['objection', notice.id, row.id]
    const body = { ...row, answer: data.text, upheld: data.upheld, answeredAt: now }
    const { noticeId, objectionId, upheld } = data
    return ok({
      events: [{ type: 'ObjectionAnswered', at: now, by: signatureOf(actor), noticeId, objectionId, upheld }],
      rows: [{ shelf: { of: 'matter' }, name, body, once: false }],
      timers: [endTimer(notice.id, ends > now ? ends : now)],
    })
  },
})

/** The clock's own command at the end of a notice; harmless when it comes too early or too late. */
export const closeNotice = defineCommand({
  title: { zh: '公示期满', en: 'End of a notice' },
  schema: z.strictObject({ noticeId: anId }),
  decide: (data, { matter, now }) => {
    const notice = noticeById(matter.slices.notice, data.noticeId)
    if (notice === undefined || notice.closedAt !== undefined) return ok({ events: [] })
    if (standingOf(notice, now) !== 'closed') return ok({ events: [] })
    return ok({ events: [{ type: 'NoticeClosed', at: now, noticeId: notice.id }] })
  },
})

function endTimer(noticeId: string, at: Instant): Timer {
  return { id: `notice-${noticeId}`, at, command: { type: 'close-notice', data: { noticeId } } }
}
