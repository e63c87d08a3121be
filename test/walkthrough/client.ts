import * as z from 'zod'
import { isRefusalCode, refusals } from '#shared/refusal.ts'
import { Failed, Refused } from './failure.ts'
import { refusalMarkOf, textOf } from './page.ts'
import type { Wire } from './wire.ts'

const refusalBody = z.object({
  refusal: z.object({
    code: z.string(),
    sentence: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
    field: z.string().optional(),
    reason: z.string().optional(),
  }),
})

export interface Page {
  readonly url: URL
  readonly status: number
  readonly html: string
  /** Where a 303 leads. */
  readonly location: URL | undefined
}

export interface ApiRequest {
  readonly session?: string | undefined
  /** Becomes JSON, unless it is bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The product's doors as a browser and an app see them. Refusals are thrown as `Refused`, broken answers as `Failed`. */
export interface Client {
  readonly origin: URL
  api(method: string, path: string, request?: ApiRequest): Promise<unknown>
  /** The bytes of any answer that is no refusal. */
  raw(path: string, session?: string): Promise<{ readonly type: string; readonly bytes: Uint8Array }>
  /** GET, or POST when there is a form; never follows a redirect by itself. */
  page(url: URL | string, form?: readonly (readonly [string, string])[]): Promise<Page>
  send: Wire
}

export function clientAt(origin: string, wire: Wire): Client {
  const base = new URL(origin)
  const within = (path: string | URL) => new URL(path, base)
  const exchange = async (method: string, path: string, { session, body, headers }: ApiRequest) => {
    const bytes = body instanceof Uint8Array
    const url = within(path)
    const response = await wire(url, {
      method,
      headers: {
        ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
        ...(body === undefined || bytes ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    })
    return { where: `${method} ${url.pathname}`, response }
  }
  return {
    origin: base,
    send: wire,
    async api(method, path, request = {}) {
      const { where, response } = await exchange(method, path, request)
      const text = await response.text()
      if (!response.ok) throw apiRefusal(response.status, text, where)
      try {
        return JSON.parse(text)
      } catch {
        throw new Failed(`${where} answered ${response.status} with no JSON: ${text.slice(0, 120)}`)
      }
    },
    async raw(path, session) {
      const { where, response } = await exchange('GET', path, {
        session,
        // Pages know a browser by its cookie.
        ...(session === undefined ? {} : { headers: { Cookie: `cunyi_session=${session}` } }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (response.status >= 400) throw apiRefusal(response.status, new TextDecoder().decode(bytes), where)
      return { type: response.headers.get('content-type') ?? '', bytes }
    },
    async page(path, form) {
      const url = within(path)
      const response = await wire(url, {
        method: form === undefined ? 'GET' : 'POST',
        ...(form === undefined
          ? {}
          : {
              headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
              body: new URLSearchParams(form.map(([name, value]) => [name, value])).toString(),
            }),
      })
      const html = await response.text()
      const location = response.headers.get('location')
      const page = {
        url,
        status: response.status,
        html,
        location: location === null ? undefined : new URL(location, url),
      }
      const where = `${form === undefined ? 'GET' : 'POST'} ${doorOf(url)}`
      const mark = refusalMarkOf(html)
      if (mark !== undefined) throw pageRefusal(page, mark, where)
      if (response.status >= 400) throw apiRefusal(response.status, html, where)
      return page
    },
  }
}

/** Which door, without the token. */
function doorOf(url: URL): string {
  return url.pathname.replace(/^(\/[a-z])\/[^/]+/, '$1/…')
}

function apiRefusal(status: number, text: string, where: string): Error {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    const mark = refusalMarkOf(text)
    if (mark !== undefined) return pageRefusal({ status, html: text }, mark, where)
    return new Failed(`${where} answered ${status} with no refusal: ${textOf(text).slice(0, 120)}`)
  }
  const parsed = refusalBody.safeParse(json)
  if (!parsed.success) return new Failed(`${where} answered ${status} without a refusal: ${textOf(text).slice(0, 200)}`)
  const { code, sentence, field, reason } = parsed.data.refusal
  if (!isRefusalCode(code)) return new Failed(`${where} refused with an unknown code ${code}`)
  if (refusals[code].status !== status)
    return new Failed(`${where} refused with ${code} and status ${status} instead of ${refusals[code].status}`)
  const detail = [field, reason].filter((part) => part !== undefined).join(': ')
  return new Refused(code, `${sentence.zh}${detail === '' ? '' : ` [${detail}]`}`, where)
}

function pageRefusal({ status, html }: { status: number; html: string }, code: string, where: string): Error {
  if (!isRefusalCode(code)) return new Failed(`${where} refused with an unknown code ${code}`)
  if (refusals[code].status !== status)
    return new Failed(`${where} shows ${code} with status ${status} instead of ${refusals[code].status}`)
  return new Refused(code, textOf(html).slice(0, 80), where)
}
