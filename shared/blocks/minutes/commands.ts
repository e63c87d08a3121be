import * as z from 'zod'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Findings, Need } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { prose } from '../../workflow/fields.ts'
import type { Matter } from '../../workflow/matter.ts'
import { checkInRow } from '../meeting/commands.ts'
import { countsIn } from '../poll/counting.ts'
import { markRow } from '../poll/rows.ts'
import type { Attendance } from './state.ts'

export const staffAtPlace = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })
export const staffId = z.string().regex(/^[\p{L}\p{N}._@-]{1,60}$/u)

/** Characters that people add in all; what the record says comes on top. */
const addedAtMost = 20_000

export const writeMinutes = defineCommand({
  title: { zh: '补充纪要', en: 'Add to the minutes' },
  schema: z.strictObject({ text: prose(5000).optional(), signers: z.array(staffId).min(1).max(10).optional() }),
  needs: (data) => (data.signers === undefined ? [] : [{ as: 'staff', from: 'staff' }]),
  decide: (data, { matter, actor, now, figure, findings }) => {
    if (matter.slices.minutes.signatures.length > 0)
      return refused(refusal('wrong-stage', { reason: 'minutes-frozen' }))
    if (matter.slices.minutes.added.length + (data.text?.length ?? 0) > addedAtMost)
      return refused(refusal('invalid', { field: 'text', reason: 'too-much' }))
    if (data.signers !== undefined) {
      if (figure('poll.open') !== 0) return refused(refusal('wrong-stage', { reason: 'polls-open' }))
      const staff = rowsOf(findings, 'staff', staffAtPlace)
      // An administrator's role alone lets nobody sign, and a signature nobody can give would hold the matter for ever.
      const known = new Set(
        staff.filter(({ roles }) => roles.some((role) => role !== 'administrator')).map(({ id }) => id),
      )
      const stranger = data.signers.findIndex((id) => !known.has(id))
      if (stranger >= 0) return refused(refusal('invalid', { field: `signers[${stranger}]`, reason: 'no-such-staff' }))
    }
    return ok({
      events: [
        {
          type: 'MinutesWritten',
          at: now,
          by: signatureOf(actor),
          ...(data.text === undefined ? {} : { added: data.text }),
          ...(data.signers === undefined ? {} : { signers: [...new Set(data.signers)] }),
        },
      ],
      messages: (data.signers ?? [])
        .filter((staff) => staff !== signatureOf(actor))
        .map((staff) => ({ to: { staff }, says: 'minutes-to-sign', with: { matter: matter.title } })),
    })
  },
})

/** What the attendance of every meeting is drawn from. */
export function attendanceNeeds(matter: Matter): Need[] {
  return [
    ...matter.slices.meeting.meetings.map(({ id, list }): Need => {
      return { as: `at:${id}`, from: 'matter', prefix: ['check-in', id, list] }
    }),
    ...matter.slices.poll.polls.map(({ id }): Need => ({ as: `voted:${id}`, from: 'poll', id, prefix: ['mark'] })),
  ]
}

/** Present at a meeting, of the list that was called: checked in, or voted in one of its polls by whatever channel; each person once. */
export function attendanceOf(matter: Matter, findings: Findings): Attendance[] {
  return matter.slices.meeting.meetings.map((meeting) => {
    const polls = matter.slices.poll.polls.filter((poll) => poll.meetingId === meeting.id && poll.list === meeting.list)
    const voted = polls.flatMap((poll) =>
      rowsOf(findings, `voted:${poll.id}`, markRow)
        .filter((mark) => countsIn(poll, mark))
        .map(({ code }) => code),
    )
    const checkedIn = rowsOf(findings, `at:${meeting.id}`, checkInRow).map(({ code }) => code)
    return { meetingId: meeting.id, presentCount: new Set([...checkedIn, ...voted]).size }
  })
}

export const signMinutes = defineCommand({
  title: { zh: '签署纪要', en: 'Sign the minutes' },
  schema: z.strictObject({}),
  needs: (_data, matter) => (matter.slices.minutes.attendance === undefined ? attendanceNeeds(matter) : []),
  decide: (_data, { matter, actor, now, findings }) => {
    const { signers, signatures, attendance } = matter.slices.minutes
    if (actor.kind !== 'staff' || !signers.includes(actor.id))
      return refused(refusal('not-your-role', { reason: 'not-asked-to-sign' }))
    if (signatures.some(({ staff }) => staff === actor.id)) return ok({ events: [] })
    return ok({
      events: [
        {
          type: 'MinutesSigned',
          at: now,
          by: actor.id,
          name: actor.name,
          ...(attendance === undefined ? { attendance: attendanceOf(matter, findings) } : {}),
          complete: signatures.length + 1 === signers.length,
        },
      ],
    })
  },
})
