import { setTimeout as sleep } from 'node:timers/promises'

/** What becomes of one request and its answer. `late` arrives when its sender has long tried again. */
export type Line =
  | { readonly kind: 'good' | 'never-sent' }
  | { readonly kind: 'answer-lost' | 'cut' | 'twice' | 'late'; readonly ms: number }

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly text: string
}

/** What the sender sees; undefined when no answer came. */
export type Seen = Answer | undefined

export interface Network {
  /** Called back with `sent` whenever the request sets out, and with what was answered, seen or not. */
  send(line: Line, request: () => Request, sent: () => (answer: Seen) => void): Promise<Seen>
  /** Waits for everything that is still under way. */
  arrived(): Promise<void>
  readonly repeated: () => number
}

const answerWithinMs = 8_000

export function badNetwork(): Network {
  const underWay = new Set<Promise<unknown>>()
  let repeated = 0
  const exchange = async (request: () => Request, sent: () => (answer: Seen) => void, signal?: AbortSignal) => {
    const told = sent()
    try {
      const limit = AbortSignal.timeout(answerWithinMs)
      const response = await fetch(request(), {
        redirect: 'manual',
        signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      })
      const text = await response.text()
      const answer = { status: response.status, location: response.headers.get('location'), text }
      told(answer)
      return answer
    } catch {
      told(undefined)
      return undefined
    }
  }
  const inBackground = (work: Promise<unknown>) => {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }
  return {
    async send(line, request, sent) {
      const unseen = () => {
        sent()
        // Whoever was not there to read the answer does not know it.
        return () => undefined
      }
      switch (line.kind) {
        case 'good':
          return exchange(request, sent)
        case 'never-sent':
          return undefined
        case 'answer-lost':
          await exchange(request, unseen)
          return undefined
        case 'cut': {
          const cut = new AbortController()
          setTimeout(() => cut.abort(), line.ms)
          await exchange(request, unseen, cut.signal)
          return undefined
        }
        case 'twice': {
          repeated++
          const first = exchange(request, sent)
          await sleep(line.ms % 8)
          const [a, b] = await Promise.all([first, exchange(request, sent)])
          return a ?? b
        }
        case 'late':
          repeated++
          inBackground(sleep(line.ms).then(() => exchange(request, unseen)))
          return undefined
      }
    },
    async arrived() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    repeated: () => repeated,
  }
}
