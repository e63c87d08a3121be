import { randomUUID } from 'node:crypto'
import * as z from 'zod'

/** Sends one request to the product, over the wire or straight into its apps. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>

export const overHttp =
  (origin: string): Send =>
  (path, init) =>
    fetch(new URL(path, origin), { redirect: 'manual', ...init })

const session = z.object({ session: z.string(), staff: z.object({ id: z.string() }) })

/** Somebody signed in. Every answer but a success is a broken bench and thrown. */
export class Staff {
  readonly login: string
  readonly #session: string
  readonly #send: Send

  constructor(send: Send, signedIn: z.infer<typeof session>) {
    this.login = signedIn.staff.id
    this.#session = signedIn.session
    this.#send = send
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    const file = body instanceof Uint8Array
    const answer = await this.#send(path, {
      method,
      headers: {
        Authorization: `Bearer ${this.#session}`,
        ...(body === undefined || file ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: file ? Buffer.from(body) : JSON.stringify(body) }),
    })
    return (await good(answer, `${method} ${path}`)).json()
  }

  /** A success whose content does not matter. */
  async look(path: string): Promise<void> {
    const answer = await this.#send(path, { headers: { Authorization: `Bearer ${this.#session}` } })
    await (await good(answer, path)).arrayBuffer()
  }

  /** A form of the plain pages, sent. Gives where it leads. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    return sendForm(this.#send, path, fields, { Authorization: `Bearer ${this.#session}` })
  }

  /** Runs a command on a matter; gives the id of what it made. */
  async command(matterId: string, type: string, data: unknown): Promise<string> {
    const body = { commandId: randomUUID(), data }
    const answer = await this.call('POST', `/api/matters/${matterId}/commands/${type}`, body)
    return z.object({ id: z.string() }).parse(answer).id
  }
}

export async function signInByLink(send: Send, link: string): Promise<Staff> {
  const token = link.split('/').at(-1)
  return signIn(send, '/api/sign-in/link', { commandId: randomUUID(), token })
}

export function signInByPassword(send: Send, login: string, password: string): Promise<Staff> {
  return signIn(send, '/api/sign-in', { login, password })
}

async function signIn(send: Send, path: string, body: unknown): Promise<Staff> {
  const answer = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return new Staff(send, session.parse(await (await good(answer, path)).json()))
}

/** A form, sent; anything but the 303 to the next page is thrown. Gives where it leads. */
export async function sendForm(
  send: Send,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
  if (answer.status !== 303) throw new Error(`a form was answered ${answer.status}: ${await answer.text()}`)
  return answer.headers.get('location') ?? path
}

export async function good(answer: Response, what: string): Promise<Response> {
  if (answer.status >= 300) throw new Error(`${what} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
