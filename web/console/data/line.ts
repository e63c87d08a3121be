import type * as z from 'zod'
import { createClient } from '#shared/client/client.ts'
import type { ApiRequest, Outcome } from '#shared/client/exchange.ts'
import { newId } from './entry.ts'
import type { Line } from './outbox.ts'

/** Twice: what does not get through now is kept and tried again later. */
const attempts = 2
const answerWithinMs = 20_000

const client = createClient({
  origin: '',
  fetch: (url, request) => fetchWithin(url, { ...request, credentials: 'same-origin' }),
  newId,
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  attempts,
})

/** A weak signal must end as "no answer", not as a page that waits for ever. */
async function fetchWithin(url: string, request: RequestInit): Promise<Response> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), answerWithinMs)
  try {
    return await fetch(url, { ...request, signal: control.signal })
  } finally {
    clearTimeout(timer)
  }
}

const listeners = new Set<() => void>()

/** Calls back when the server says that nobody is signed in any more; out: stops listening. */
export function onSignedOut(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

/** The one way from the console to the network. */
export const line: Line = {
  async ask<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<Outcome<T>> {
    const outcome = await client.ask(request, schema)
    if (outcome.is === 'refused' && outcome.refusal.code === 'signed-out') listeners.forEach((heard) => heard())
    return outcome
  },
  async upload(url, fields, file) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    // S3 reads what comes before the file only.
    form.append('file', file)
    try {
      const answer = await fetch(url, { method: 'POST', body: form })
      return answer.status < 300
    } catch {
      return false
    }
  },
  now: () => Date.now(),
  later: (again, ms) => void setTimeout(again, ms),
}
