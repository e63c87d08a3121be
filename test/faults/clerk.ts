import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { Line, Seen } from './bad-line.ts'
import { refusalIn } from './book.ts'
import type { AssistedPlan, PaperPlan, Schedule } from './schedule.ts'
import type { Street } from './voters.ts'
import { good, inOrder, patience, rest } from './voters.ts'

export interface Desk extends Street {
  readonly origin: string
  readonly session: string
  readonly matterId: string
  readonly pollId: string
  readonly schedule: Schedule
}

const receipt = z.object({ receipt: z.string() })
const refusedField = z.object({ refusal: z.object({ field: z.string().optional() }) })

/** One command, sent again with the same id until the desk hears something. */
async function until(
  desk: Desk,
  path: string,
  body: object,
  lines: readonly Line[],
  sent: () => (answer: Seen) => void,
): Promise<Seen> {
  for (let n = 0; n < lines.length + patience; n++) {
    const request = () =>
      new Request(new URL(path, desk.origin), {
        method: 'POST',
        headers: { Authorization: `Bearer ${desk.session}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const answer = await desk.network.send(lines[n] ?? good, request, sent)
    const refusal = answer === undefined ? undefined : refusalIn(answer)
    // Too much at once is said as a refusal too; a clerk sends it again.
    const heard = answer !== undefined && (answer.status < 500 || refusal !== undefined) && refusal !== 'conflict'
    if (heard) return answer
    await rest(n)
  }
  desk.book.complaints.push(`the desk never got an answer from ${path}`)
  return undefined
}

const command = (desk: Desk, type: string, commandId: string, data: object, lines: readonly Line[]): Promise<Seen> =>
  until(desk, `/api/matters/${desk.matterId}/commands/${type}`, { commandId, data }, lines, () => () => undefined)

/** Votes entered in the voters' presence, and the paper lists of the hall. */
export async function workAtDesk(desk: Desk): Promise<void> {
  const { assisted, papers } = desk.schedule
  await Promise.all([
    ...assisted.map((plan, n) => assist(desk, plan, `assisted-vote-${desk.schedule.seed}-${n}`)),
    ...papers.map((plan, n) => enterList(desk, plan, `paper-list-${desk.schedule.seed}-${n}`)),
  ])
}

async function assist(desk: Desk, { code, choices, lines, waitMs }: AssistedPlan, commandId: string): Promise<void> {
  await sleep(waitMs)
  const attempt = { code, choices: inOrder(desk.poll, choices), channel: 'assisted', seen: -1 } as const
  const body = { commandId, voter: code, choices, witness: 'a neighbour' }
  const answer = await until(desk, `/api/polls/${desk.pollId}/assisted`, body, lines, () => desk.book.attempt(attempt))
  if (answer?.status === 200) desk.book.sawReceipt(code, receipt.parse(JSON.parse(answer.text)).receipt)
}

/** Where somebody of the list has voted already, the clerk takes the name off and enters the list anew. */
async function enterList(desk: Desk, { papers, lines, waitMs }: PaperPlan, commandId: string): Promise<void> {
  await sleep(waitMs)
  let left = papers
  for (let n = 0; n < patience && left.length > 0; n++) {
    const outcome: Desk['book']['lists'][number] = { papers: left, outcome: 'unknown' }
    desk.book.lists.push(outcome)
    const voters = left.map(({ code }) => code)
    const data = { pollId: desk.pollId, counts: sumsOf(desk, left), voters, scrutineers: ['a scrutineer'] }
    const answer = await command(desk, 'paper-tally', `${commandId}-${n}`, data, n === 0 ? lines : [])
    if (answer === undefined) return
    outcome.outcome = answer.status === 200 ? 'taken' : 'refused'
    if (outcome.outcome === 'taken') return
    const refusal = refusalIn(answer)
    if (refusal !== 'already-voted' && refusal !== 'recused') {
      desk.book.complaints.push(`a paper list was refused with ${refusal ?? answer.text}`)
      return
    }
    const { field = '' } = refusedField.parse(JSON.parse(answer.text)).refusal
    const culprit = /^voters\[(\d+)\]$/.exec(field)?.[1]
    const name = culprit === undefined ? undefined : left[Number(culprit)]
    if (name === undefined) await rest(n)
    else {
      desk.book.refusals.push({ code: name.code, refusal })
      left = left.filter((paper) => paper !== name)
    }
  }
  if (left.length > 0) desk.book.complaints.push(`a paper list of ${left.length} never went in`)
}

function sumsOf({ schedule }: Desk, papers: PaperPlan['papers']): Record<string, number> {
  const weights = new Map(schedule.voters.map(({ code, weight }) => [code, weight]))
  const sums: Record<string, number> = {}
  for (const { code, choice } of papers) sums[choice] = (sums[choice] ?? 0) + (weights.get(code) ?? 0)
  return sums
}

/** Closes the poll, however often the answer is lost. */
export async function closePoll(desk: Desk): Promise<void> {
  const { seed, closing } = desk.schedule
  const answer = await command(desk, 'close-poll', `close-the-poll-${seed}`, { pollId: desk.pollId }, closing.lines)
  if (answer?.status !== 200) desk.book.complaints.push(`closing was answered ${answer?.text ?? 'with nothing'}`)
}
