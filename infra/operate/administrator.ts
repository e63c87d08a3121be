import { createHash, randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ApiClient } from '#shared/client/client.ts'
import { createClient } from '#shared/client/client.ts'
import type { Outcome } from '#shared/client/exchange.ts'

/**
 * The typed client, signed in by a one-time link. The command's id is made of the link: within the ten minutes in which
 * the link answers the same command again, a broken-off run may be started anew with it.
 */
export async function administratorAt(url: string, link: string): Promise<ApiClient> {
  const { origin } = new URL(url)
  const token = new URL(link, origin).pathname.split('/').at(-1) ?? ''
  const first = createHash('sha256').update(`operate ${token}`).digest('hex').slice(0, 32)
  let used = false
  const newId = () => {
    if (used) return randomUUID()
    used = true
    return first
  }
  const client = createClient({ origin, fetch, newId, pause: (ms) => setTimeout(ms) })
  settled(await client.signInByLink(token))
  return client
}

/** What an operator is told instead of what they asked for. */
class NotDone extends Error {}

/** Runs a command and tells what it was refused as a sentence; anything else that is thrown is a bug and shows where. */
export async function telling(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** What was answered; a refusal or a lost answer ends the command with its sentence. */
export function settled<T>(outcome: Outcome<T>): T {
  if (outcome.is === 'done') return outcome.value
  if (outcome.is === 'lost')
    throw new NotDone(`no answer: ${outcome.why}. Running this again goes on where it stopped.`)
  const { code, sentence } = outcome.refusal
  throw new NotDone(`refused (${code}): ${sentence.en}\n${sentence.zh}`)
}
