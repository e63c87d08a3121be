import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Stack } from '#infra/local/stack.ts'

const signedIn = z.object({ session: z.string() })
const told = z.object({ id: z.string().optional() })
const links = z.object({ links: z.array(z.object({ code: z.string(), url: z.string() })) })

export type LinkAct = 'vote' | 'object' | 'evaluate'

/** Somebody at work: the product's staff API over HTTP, with a session. */
export interface Official {
  readonly login: string
  send(method: string, path: string, body?: unknown): Promise<unknown>
  /** A command on a matter; out: the id of what came into being. */
  command(matterId: string, type: string, data: Record<string, unknown>): Promise<string>
  /** Personal links of these voters, by code. */
  links(order: {
    act: LinkAct
    matterId: string
    subject: string
    list: string
    voters: readonly string[]
  }): Promise<Map<string, string>>
}

/** Signs in by a one-time link. */
export async function workerBy(stack: Stack, login: string, signInLink: string): Promise<Official> {
  const token = new URL(signInLink).pathname.split('/').at(-1)
  const answer = await request(stack, undefined, 'POST', '/api/sign-in/link', { commandId: randomUUID(), token })
  const { session } = signedIn.parse(answer)
  const send = (method: string, path: string, body?: unknown) => request(stack, session, method, path, body)
  return {
    login,
    send,
    async command(matterId, type, data) {
      const body = { commandId: randomUUID(), data }
      return told.parse(await send('POST', `/api/matters/${matterId}/commands/${type}`, body)).id ?? ''
    },
    async links(order) {
      const made = links.parse(await send('POST', '/api/links', { commandId: randomUUID(), ...order }))
      return new Map(made.links.map(({ code, url }) => [code, url]))
    },
  }
}

/** Any request; a text goes as a CSV file, anything else as JSON. */
async function request(stack: Stack, session: string | undefined, method: string, path: string, body?: unknown) {
  const file = typeof body === 'string'
  const response = await fetch(new URL(path, stack.origin), {
    method,
    headers: {
      ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
      ...(file ? { 'Content-Type': 'text/csv', 'X-File-Name': 'roster.csv' } : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  const answer: unknown = JSON.parse(text)
  return answer
}
