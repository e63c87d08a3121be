import type { Seen } from './bad-line.ts'
import { refusalMarkOf } from '../walkthrough/page.ts'

/** One paper that was sent, and what its sender came to know of it. */
export interface Attempt {
  readonly code: string
  /** Keys in the order of the paper; none is an abstention. */
  readonly choices: readonly string[]
  readonly channel: 'link' | 'assisted'
  /** How often the vote on the page had been changed; -1 for a first vote. */
  readonly seen: number
  readonly sentAt: number
  outcome: 'unknown' | 'taken' | 'refused'
  refusal?: string
  /** When the sender was told, in the order of things. */
  toldAt?: number
}

export interface SeenReceipt {
  readonly code: string
  readonly receipt: string
  readonly at: number
}

export interface ListOutcome {
  readonly papers: readonly { readonly code: string; readonly choice: string }[]
  outcome: 'unknown' | 'taken' | 'refused'
}

/** All that people did and were told. What never left its sender does not stand here. */
export interface Book {
  readonly attempts: Attempt[]
  readonly receipts: SeenReceipt[]
  readonly lists: ListOutcome[]
  /** Refusals seen on a page or from a desk, whatever was asked. */
  readonly refusals: { readonly code: string; readonly refusal: string }[]
  /** What no person should meet: no answer after long patience, an answer that makes no sense. */
  readonly complaints: string[]
  attempt(of: Omit<Attempt, 'sentAt' | 'outcome'>): (answer: Seen) => void
  sawReceipt(code: string, receipt: string): void
}

export function newBook(): Book {
  let now = 0
  const book: Book = {
    attempts: [],
    receipts: [],
    lists: [],
    refusals: [],
    complaints: [],
    attempt(of) {
      const attempt: Attempt = { ...of, sentAt: ++now, outcome: 'unknown' }
      book.attempts.push(attempt)
      return (answer) => {
        const refusal = answer === undefined ? undefined : refusalIn(answer)
        if (answer === undefined || (answer.status >= 500 && refusal === undefined)) return
        attempt.toldAt = ++now
        attempt.outcome = answer.status === 303 || answer.status === 200 ? 'taken' : 'refused'
        if (attempt.outcome === 'taken') return
        attempt.refusal = refusal ?? `status ${answer.status}`
        book.refusals.push({ code: of.code, refusal: attempt.refusal })
      }
    },
    sawReceipt: (code, receipt) => void book.receipts.push({ code, receipt, at: ++now }),
  }
  return book
}

/** The code of a refusal, from a page or from the API. */
export function refusalIn({ text }: { readonly text: string }): string | undefined {
  return refusalMarkOf(text) ?? /"refusal":\{"code":"([a-z-]+)"/.exec(text)?.[1]
}
