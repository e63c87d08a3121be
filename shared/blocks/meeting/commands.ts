import * as z from 'zod'
import { localDateOf, parseInstant } from '../../calendar/time.ts'
import { noticeWarning } from '../../decision/rule-sets.ts'
import { agendaForm } from '../../forms/agenda-form.ts'
import { compileForm } from '../../forms/form.ts'
import { validateAnswers } from '../../forms/validate.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Need } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId, listName, voterCode } from '../../workflow/fields.ts'
import { isOpen, topicOf } from '../topic/state.ts'
import { checkInsAtMost, currentMeeting } from './state.ts'

const compiled = compileForm(agendaForm)
if (!compiled.ok) throw new Error(`the agenda form is broken: ${JSON.stringify(compiled.faults)}`)
const form = compiled.form

export const member = z.object({ code: z.string(), name: z.string(), weight: z.number() })

export const convene = defineCommand({
  title: { zh: '召集会议', en: 'Convene a meeting' },
  schema: z.strictObject({
    /** Kind, place, day and time: the agenda form's fields. */
    answers: z.record(z.string().max(80), z.unknown()),
    topics: z.array(anId).min(1).max(30),
    electorate: listName,
  }),
  needs: (data) => [{ as: 'roster', from: 'roster', list: data.electorate }],
  decide: (data, { matter, actor, now, today, newId, findings }) => {
    const checked = validateAnswers(form, data.answers, { now, today })
    if (!checked.ok) {
      const faults = checked.faults.map((fault) => ({ ...fault, field: `answers.${fault.field}` }))
      const first = faults[0]
      return refused(
        refusal('invalid', first === undefined ? {} : { field: first.field, reason: first.reason, faults }),
      )
    }
    const { kind, place, heldOn, heldAt: time, note } = checked.answers
    const heldAt = parseInstant(`${String(heldOn)}T${String(time)}:00+08:00`)
    if (heldAt === undefined) return refused(refusal('invalid', { field: 'answers.heldAt', reason: 'no-such-time' }))
    for (const [t, id] of data.topics.entries()) {
      const topic = topicOf(matter.slices.topic, id)
      if (topic === undefined) return refused(refusal('invalid', { field: `topics[${t}]`, reason: 'no-such-topic' }))
      if (!isOpen(topic)) return refused(refusal('invalid', { field: `topics[${t}]`, reason: 'topic-declined' }))
    }
    const members = rowsOf(findings, 'roster', member)
    if (members.length === 0) return refused(refusal('invalid', { field: 'electorate', reason: 'no-such-list' }))
    if (matter.slices.meeting.meetings.length >= 60)
      return refused(refusal('too-many', { reason: 'too-many-meetings' }))
    const warning = noticeWarning(String(kind), today, localDateOf(heldAt))
    return ok({
      events: [
        {
          type: 'MeetingConvened',
          at: now,
          by: signatureOf(actor),
          meetingId: newId,
          kind: String(kind),
          place: String(place),
          heldAt,
          topics: [...new Set(data.topics)],
          ...(typeof note === 'string' && note !== '' ? { note } : {}),
          list: data.electorate,
          dueCount: members.length,
          dueWeight: members.reduce((sum, { weight }) => sum + weight, 0),
          warnings: warning === null ? [] : [warning.sentence],
        },
      ],
    })
  },
})

export const checkInRow = z.object({ meetingId: z.string(), list: z.string(), code: z.string() })

/**
 * People of any list of the village may be in the room; at a poll those count whom its list holds. Without `list` the codes
 * are of the list that was called.
 */
export const checkIn = defineCommand({
  title: { zh: '签到', en: 'Check in' },
  schema: z.strictObject({
    meetingId: anId.optional(),
    list: listName.optional(),
    voters: z.array(voterCode).min(1).max(checkInsAtMost),
  }),
  needs: (data, matter) => {
    const { meetings } = matter.slices.meeting
    const lists = data.list === undefined ? [...new Set(meetings.map(({ list }) => list))] : [data.list]
    return [
      ...lists.map((list): Need => ({ as: `roster:${list}`, from: 'roster', list })),
      { as: 'checkIns', from: 'matter', prefix: ['check-in'] },
    ]
  },
  decide: (data, { matter, actor, now, findings }) => {
    const state = matter.slices.meeting
    const meeting =
      data.meetingId === undefined ? currentMeeting(state, now) : state.meetings.find(({ id }) => id === data.meetingId)
    if (meeting === undefined) return refused(refusal('wrong-stage', { reason: 'no-meeting-convened' }))
    const list = data.list ?? meeting.list
    const entitled = new Set(rowsOf(findings, `roster:${list}`, member).map(({ code }) => code))
    const stranger = data.voters.findIndex((code) => !entitled.has(code))
    if (stranger >= 0) return refused(refusal('not-entitled', { field: `voters[${stranger}]` }))
    const here = rowsOf(findings, 'checkIns', checkInRow).filter((row) => row.meetingId === meeting.id)
    const present = new Set(here.filter((row) => row.list === list).map(({ code }) => code))
    const arrived = [...new Set(data.voters)].filter((code) => !present.has(code))
    if (arrived.length === 0) return ok({ events: [] })
    return ok({
      events: [{ type: 'CheckedIn', at: now, by: signatureOf(actor), meetingId: meeting.id, newCount: arrived.length }],
      rows: arrived.map((code) => ({
        shelf: { of: 'matter' },
        name: ['check-in', meeting.id, list, code],
        body: { meetingId: meeting.id, list, code },
        once: true,
      })),
    })
  },
})
