import * as z from 'zod'
import { canonical } from '../../canonical.ts'
import { refusal } from '../../refusal.ts'
import { ok, refused } from '../../result.ts'
import { signatureOf } from '../../workflow/actor.ts'
import type { Findings, Need, Row } from '../../workflow/block.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId } from '../../workflow/fields.ts'
import { checkInRow } from '../meeting/commands.ts'
import type { Ledger } from './counting.ts'
import { countPoll } from './counting.ts'
import { publishedFile } from './publishing.ts'
import { sealedPaper } from '../../decision/sealed-papers.ts'
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
      ...(poll.seal === undefined ? {} : { seal: { pollId: poll.id } }),
      timers: [{ id: `count-${poll.id}`, at: now, command: count }],
      next: [count],
    })
  },
})

/** How often one voter's link was made anew. */
const reissuedRow = z.object({ serial: z.int() })

function ledgerNeeds(poll: Poll): Need[] {
  return [
    { as: `roll:${poll.id}`, from: 'poll', id: poll.id, prefix: ['roll', poll.roll] },
    { as: `marks:${poll.id}`, from: 'poll', id: poll.id, prefix: ['mark'] },
    { as: `urn:${poll.id}`, from: 'urn', id: poll.id },
    ...(poll.seal === undefined ? [] : [{ as: `sealed:${poll.id}`, from: 'sealed' as const, id: poll.id }]),
    { as: `reissued:${poll.id}`, from: 'reissued', act: 'vote', subject: poll.id },
    ...(poll.meetingId === undefined
      ? []
      : // Codes of another list name other people.
        [{ as: `checked-in:${poll.id}`, from: 'matter' as const, prefix: ['check-in', poll.meetingId, poll.list] }]),
  ]
}

function ledgerOf(poll: Poll, findings: Findings): Ledger {
  return {
    roll: rowsOf(findings, `roll:${poll.id}`, rollRow).flatMap(({ members }) => members),
    marks: rowsOf(findings, `marks:${poll.id}`, markRow),
    urn: rowsOf(findings, `urn:${poll.id}`, urnRow),
    ...(poll.seal === undefined ? {} : { sealed: rowsOf(findings, `sealed:${poll.id}`, sealedPaper) }),
    reissued: rowsOf(findings, `reissued:${poll.id}`, reissuedRow).reduce((sum, { serial }) => sum + serial, 0),
    checkedIn:
      poll.meetingId === undefined ? [] : rowsOf(findings, `checked-in:${poll.id}`, checkInRow).map(({ code }) => code),
  }
}

/** Counts all papers from the facts, freezes the tally and publishes them. Only the system does this, right after closing. */
export const countThePoll = defineCommand({
  title: { zh: '计票', en: 'Count the poll' },
  schema: z.strictObject({ pollId: anId }),
  needs: (data, matter) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    return poll?.state === 'shut' ? ledgerNeeds(poll) : []
  },
  decide: (data, { matter, now, findings, digest }) => {
    const poll = pollOf(matter.slices.poll, data.pollId)
    if (poll?.state !== 'shut') return ok({ events: [] })
    const ledger = ledgerOf(poll, findings)
    const counted = countPoll(poll, ledger)
    const file = publishedFile(poll, ledger, counted, digest)
    const fileDigest = file.digest
    return ok({
      events: [
        { type: 'PollCounted', at: now, pollId: poll.id, tally: counted.tally, turnout: counted.turnout, fileDigest },
      ],
      publish: { pollId: poll.id, digest: fileDigest, text: canonical(file) },
      messages: [{ to: { village: matter.place }, says: 'poll-counted', with: { question: poll.question } }],
    })
  },
})
