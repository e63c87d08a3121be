import { randomUUID } from 'node:crypto'
import type { Asked } from './block.ts'
import type { County, CountyVillage, OpenPoll, Hired } from './county.ts'
import { countyCode } from './county.ts'

/** Of every so many writes of the evening one is a visit that staff record, the others are votes. */
const visitEvery = 10
/** How long before a vote its voter opens the page, and after it looks at the receipt. */
const readingMs = 1000
const receiptMs = 500

const signedIn = ({ session }: Hired) => ({ Authorization: `Bearer ${session}` })

const look = (worker: Hired, kind: string, path: string): Asked => ({
  method: 'GET',
  path,
  kind,
  headers: signedIn(worker),
})

const anybody = (kind: string, path: string): Asked => ({ method: 'GET', path, kind })

function command(worker: Hired, village: CountyVillage, type: string, data: unknown): Asked {
  return {
    method: 'POST',
    path: `/api/matters/${village.matterId}/commands/${type}`,
    kind: `staff: ${type}`,
    headers: { ...signedIn(worker), 'Content-Type': 'application/json' },
    body: JSON.stringify({ commandId: randomUUID(), data }),
  }
}

const visit = (worker: Hired, village: CountyVillage): Asked =>
  command(worker, village, 'record-visit', {
    answers: { household: '王建国', needs: '想种点果树,怕没有水。孩子在外地,家里缺劳力。' },
  })

/** All village staff sync their phones: today, and of every third the matter and a visit made offline. */
export function morning({ villages }: County): Asked[] {
  const teams = Math.max(...villages.map(({ staff }) => staff.length))
  // One of each village after the other: at one matter few meet at once, as in life.
  return Array.from({ length: teams }, (_, n) => n).flatMap((n) =>
    villages.flatMap((village) => {
      const worker = village.staff[n]
      if (worker === undefined) return []
      const sync = look(worker, 'staff: today', '/api/today')
      return n % 3 === 0
        ? [sync, look(worker, 'staff: matter', `/api/matters/${village.matterId}`), visit(worker, village)]
        : [sync]
    }),
  )
}

/** Supervisors look at desk and ledger of their area, clerks at today and their messages. */
export function midday({ staff }: County): Asked[] {
  return staff.flatMap((worker) => {
    if (worker.role === 'supervisor')
      return [
        look(worker, 'staff: desk', `/api/desk?place=${worker.place}`),
        look(worker, 'staff: ledger', `/api/ledger?place=${worker.place}`),
      ]
    return worker.role === 'organizer'
      ? [look(worker, 'staff: today', '/api/today'), look(worker, 'staff: messages', '/api/messages')]
      : []
  })
}

/**
 * So many writes a second for so many seconds, and five pages opened for each: before a vote the ballot, after it the
 * receipt, and meanwhile board, matter and the township's villages.
 */
export function evening(polls: readonly OpenPoll[], perSecond: number, seconds: number): Asked[] {
  // One voter of each village after the other: all polls of the county are open at once.
  const most = Math.max(...polls.map(({ links }) => links.length))
  const voters = Array.from({ length: most }, (_, n) => n)
    .flatMap((n) => polls.map(({ village, links }) => ({ village, path: links[n] ?? '' })))
    .filter(({ path }) => path !== '')
    .values()
  const asked = Array.from({ length: perSecond * seconds }, (_, n) => n).flatMap((n): Asked[] => {
    const at = readingMs + (n * 1000) / perSecond
    const poll = polls[(n * 7) % polls.length]
    if (poll === undefined) return []
    const { code, matterId, staff } = poll.village
    const others = [
      { ...anybody('page: board', `/b/${code}`), dueMs: at + 200 },
      { ...anybody('page: matter', `/b/${code}/m/${matterId}`), dueMs: at + 400 },
      { ...anybody('page: places', `/p/${code.slice(0, 9)}`), dueMs: at + 300 },
    ]
    if (n % visitEvery === 0) {
      const worker = staff[(n / visitEvery) % staff.length]
      if (worker === undefined) return others
      const before = look(worker, 'staff: today', '/api/today')
      const after = look(worker, 'staff: matter', `/api/matters/${matterId}`)
      const act = visit(worker, poll.village)
      return [
        ...others,
        { ...before, dueMs: at - readingMs },
        { ...act, dueMs: at },
        { ...after, dueMs: at + receiptMs },
      ]
    }
    const voter = voters.next().value
    if (voter === undefined) throw new Error('there are not enough links for the evening')
    return [
      ...others,
      { ...anybody('page: ballot', voter.path), dueMs: at - readingMs },
      { method: 'POST', path: voter.path, kind: 'vote', body: `choices=c${1 + (n % 3)}&confirm=yes`, dueMs: at },
      { ...anybody('page: receipt', `${voter.path}/receipt`), dueMs: at + receiptMs },
    ]
  })
  return asked.toSorted((a, b) => (a.dueMs ?? 0) - (b.dueMs ?? 0))
}

/** At the end of the evening every clerk closes the poll, and the county looks at its desk. */
export function night(polls: readonly OpenPoll[], { staff }: County): Asked[] {
  const desks = staff.filter(({ place }) => place === countyCode)
  return [
    ...polls.map(({ village, pollId }) => command(village.clerk, village, 'close-poll', { pollId })),
    ...desks.map((worker) => look(worker, 'staff: desk', `/api/desk?place=${countyCode}`)),
  ]
}
