import * as z from 'zod'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Findings, Need, Row } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId } from '../../workflow/fields.ts'
import type { Matter } from '../../workflow/matter.ts'
import { checkInRow } from '../meeting/commands.ts'
import type { Ledger } from './counting.ts'
import { countPoll } from './counting.ts'
import { publishedFile } from './publishing.ts'
import { markRow, rollRow, urnRow } from './rows.ts'
import type { Poll } from './state.ts'
import { pollOf } from './state.ts'

/** Shuts the poll: from this transaction on no paper goes in. Counting follows at once. */
export const closePoll = defineCommand({
  title: { zh: '结束表决', en: 'Close the poll' },
  schema: z.strictObject({ pollId: anId }),
  decide: (data, { matter, actor, now }) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'pollId' }))
    if (poll.state !== 'open') return actor.kind === 'system' ? ok({ events: [] }) : refused(refusal('poll-closed'))
    const count = { type: 'count-poll', data: { pollId: poll.id } }
    return ok({
      events: [{ type: 'PollShut', at: now, by: signatureOf(actor), pollId: poll.id }],
      rows: Array.from({ length: poll.gates }, (_, n): Row => {
        return { shelf: { of: 'poll', id: poll.id }, name: ['gate', String(n)], body: { open: false }, once: false }
      }),
      timers: [{ id: `count-${poll.id}`, at: now, command: count }],
      next: [count],
    })
  },
})

/**
 * The meeting whose attendance counts as present at a poll: the one it was opened in, if it called the same list. Codes of
 * another list name other people.
 */
function meetingOf(matter: Matter, poll: Poll): string | undefined {
  const meeting = matter.slices.meeting.meetings.find(({ id }) => id === poll.meetingId)
  return meeting?.list === poll.list ? meeting.id : undefined
}

function ledgerNeeds(matter: Matter, poll: Poll): Need[] {
  const meetingId = meetingOf(matter, poll)
  return [
    { as: `roll:${poll.id}`, from: 'poll', id: poll.id, prefix: ['roll'] },
    { as: `marks:${poll.id}`, from: 'poll', id: poll.id, prefix: ['mark'] },
    { as: `urn:${poll.id}`, from: 'urn', id: poll.id },
    ...(meetingId === undefined
      ? []
      : [{ as: `checked-in:${poll.id}`, from: 'matter' as const, prefix: ['check-in', meetingId] }]),
  ]
}

function ledgerOf(matter: Matter, poll: Poll, findings: Findings): Ledger {
  return {
    roll: rowsOf(findings, `roll:${poll.id}`, rollRow).flatMap(({ members }) => members),
    marks: rowsOf(findings, `marks:${poll.id}`, markRow),
    urn: rowsOf(findings, `urn:${poll.id}`, urnRow),
    checkedIn:
      meetingOf(matter, poll) === undefined
        ? []
        : rowsOf(findings, `checked-in:${poll.id}`, checkInRow).map(({ code }) => code),
  }
}

/** Counts all papers from the facts, freezes the tally and publishes them. Only the system does this, right after closing. */
export const countThePoll = defineCommand({
  title: { zh: '计票', en: 'Count the poll' },
  schema: z.strictObject({ pollId: anId }),
  needs: (data, matter) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    return poll?.state === 'shut' ? ledgerNeeds(matter, poll) : []
  },
  decide: (data, { matter, now, findings, digest }) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    if (poll?.state !== 'shut') return ok({ events: [] })
    const ledger = ledgerOf(matter, poll, findings)
    const counted = countPoll(poll, ledger)
    const file = publishedFile(poll, ledger, counted)
    const fileDigest = digest(JSON.stringify(file))
    return ok({
      events: [
        { type: 'PollCounted', at: now, pollId: poll.id, tally: counted.tally, turnout: counted.turnout, fileDigest },
      ],
      publish: { pollId: poll.id, file },
      messages: [{ to: { village: matter.place }, says: 'poll-counted', with: { question: poll.question } }],
    })
  },
})
