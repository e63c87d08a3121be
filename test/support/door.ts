import * as z from 'zod'
import { refusalCodes } from '#shared/refusal.ts'

export interface Call {
  readonly method: string
  readonly path: string
  readonly session?: string | undefined
  /** Becomes JSON, unless it is bytes or text already. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Heard {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown
  readonly refusal: ToldRefusal | undefined
  /** The mark of a page that refuses. */
  readonly mark: string | undefined
}

const told = z.strictObject({
  code: z.enum(refusalCodes),
  sentence: z.strictObject({ zh: z.string().min(4), en: z.string().min(4) }),
  field: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
  faults: z.array(z.looseObject({ field: z.string(), reason: z.string().min(1) })).optional(),
})
export type ToldRefusal = z.infer<typeof told>

export type Knock = (call: Call) => Promise<Heard>

/** One request to the product, as it stands: no redirect is followed, nothing is repeated. */
export function doorsAt(origin: string): Knock {
  return async ({ method, path, session, body, headers = {} }) => {
    const raw = body instanceof Uint8Array || typeof body === 'string'
    const answer = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? bodyInit(body) : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = asJson(text)
    return {
      status: answer.status,
      text,
      headers: answer.headers,
      json,
      refusal: z.object({ refusal: told }).safeParse(json).data?.refusal,
      mark: /<main[^>]* data-refusal="([^"]*)"/.exec(text)?.[1],
    }
  }
}

function bodyInit(body: Uint8Array | string): string | Buffer<ArrayBuffer> {
  return typeof body === 'string' ? body : Buffer.from(body)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As `knock`, for requests that must succeed: the answer in this shape. */
export async function done<T>(knock: Knock, call: Call, shape: z.ZodType<T>): Promise<T> {
  const heard = await knock(call)
  if (heard.status !== 200) throw new Error(`${call.method} ${call.path}: ${heard.status} ${heard.text.slice(0, 500)}`)
  return shape.parse(heard.json)
}

/** A form of a villager's page. */
export function form(path: string, fields: readonly (readonly [string, string])[]): Call {
  return {
    method: 'POST',
    path,
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  }
}
