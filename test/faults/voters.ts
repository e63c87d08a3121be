import { setTimeout as sleep } from 'node:timers/promises'
import { postFormOf, receiptIn } from '../walkthrough/page.ts'
import type { Line, Network, Seen } from './bad-line.ts'
import type { Book } from './book.ts'
import { refusalIn } from './book.ts'
import type { PollPlan } from './schedule.ts'
import type { Try, VoterPlan } from './voter-plan.ts'

export interface Street {
  readonly poll: PollPlan
  readonly network: Network
  readonly book: Book
  readonly links: ReadonlyMap<string, string>
}

export const good: Line = { kind: 'good' }
/** Patient people go on for minutes: far longer than anything stays down. */
export const patience = 300
export const rest = (n: number): Promise<void> => sleep(Math.min(400, 15 * n))

/** Keys in the order of the paper, once each; abstaining is none. */
export const inOrder = ({ choices }: PollPlan, chosen: readonly string[]): string[] =>
  choices.filter((key) => chosen.includes(key))

/** All voters, so many at once, each in their own way. */
export async function letVote(street: Street, voters: readonly VoterPlan[], atOnce: number): Promise<void> {
  const waiting = voters.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const voter of waiting) await vote(street, voter)
    }),
  )
}

async function vote(street: Street, plan: VoterPlan): Promise<void> {
  await sleep(plan.waitMs)
  const last = plan.tries.at(-1)?.choices
  if (last === undefined) return
  const more = plan.patient ? patience : 0
  for (let n = 0; n < plan.tries.length + more; n++) {
    const { choices, line, looks } = plan.tries[n] ?? { choices: last, line: good, looks: n % 3 === 0 }
    if (looks && (await look(street, plan.code)) !== 'ballot') return afterwards(street, plan)
    const answer = await press(street, plan.code, choices, line, -1)
    if (isAnswer(answer)) return plan.patient ? afterwards(street, plan) : undefined
    await rest(n)
  }
  if (plan.patient) street.book.complaints.push(`${plan.code} never got an answer`)
}

/** The receipt is looked at; then an old form is found again, or the vote is changed. */
async function afterwards(street: Street, plan: VoterPlan): Promise<void> {
  if ((await look(street, plan.code)) !== 'receipt') return
  if (plan.back !== undefined) await press(street, plan.code, plan.back.choices, plan.back.line, -1)
  for (const wish of plan.changes) if (!(await change(street, plan, wish))) return
  await look(street, plan.code)
}

/** Opens the paper again and presses until an answer comes; false where the vote stays as it is. */
async function change(street: Street, { code }: VoterPlan, { choices, line }: Try): Promise<boolean> {
  for (let n = 0; n < patience; n++) {
    const page = await open(street, code, '?change=1')
    if (page !== undefined && page.status < 500) {
      const seen = postFormOf(page.text)?.filled.find(([name]) => name === 'seen')?.[1]
      if (seen === undefined) return false
      const answer = await press(street, code, choices, n === 0 ? line : good, Number(seen))
      // Pressed twice, the second press may find the first one's work: whoever is refused looks and leaves it.
      if (isAnswer(answer)) return answer?.status === 303
    }
    await rest(n)
  }
  street.book.complaints.push(`${code} never got an answer to a change`)
  return false
}

const isAnswer = (answer: Seen): boolean =>
  answer !== undefined && (answer.status < 500 || refusalIn(answer) !== undefined)

/** Opens the link until it shows something. */
export async function look(street: Street, code: string): Promise<'receipt' | 'ballot' | 'refused' | 'nothing'> {
  for (let n = 0; n < patience; n++) {
    const page = await open(street, code)
    if (page !== undefined) {
      const receipt = receiptIn(page.text)
      if (receipt !== undefined) {
        street.book.sawReceipt(code, receipt)
        return 'receipt'
      }
      const refusal = refusalIn(page)
      if (refusal !== undefined) {
        street.book.refusals.push({ code, refusal })
        return 'refused'
      }
      if (page.status === 200) return 'ballot'
    }
    await rest(n)
  }
  street.book.complaints.push(`${code} never saw a page`)
  return 'nothing'
}

const address = ({ links }: Street, code: string): string => links.get(code) ?? ''

const open = (street: Street, code: string, query = ''): Promise<Seen> =>
  street.network.send(
    good,
    () => new Request(`${address(street, code)}${query}`),
    () => () => undefined,
  )

function press(street: Street, code: string, choices: readonly string[], line: Line, seen: number): Promise<Seen> {
  const body = new URLSearchParams([
    ...choices.map((key): [string, string] => ['choices', key]),
    ['confirm', 'yes'],
    ...(seen < 0 ? [] : [['seen', String(seen)] as [string, string]]),
  ]).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return street.network.send(
    line,
    () => new Request(address(street, code), { method: 'POST', body, headers }),
    () => street.book.attempt({ code, choices: inOrder(street.poll, choices), channel: 'link', seen }),
  )
}
