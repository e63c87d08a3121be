import * as z from 'zod'
import { refusalCodes } from '../refusal.ts'

/** What the client needs of `fetch`; the platform's own fits. */
export type Fetch = (
  url: string,
  request: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
) => Promise<{ readonly status: number; text(): Promise<string> }>

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** A file instead of a body of JSON. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
}

const toldRefusal = z.object({
  code: z.enum(refusalCodes),
  sentence: z.object({ zh: z.string(), en: z.string() }),
  field: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  faults: z.exactOptional(z.array(z.object({ field: z.string(), reason: z.string() }))),
})

/** A refusal as the API tells it: the code for programs, the sentence for people. */
export type ToldRefusal = z.infer<typeof toldRefusal>

/** `lost`: no answer came, however often it was sent. Whether it was done is unknown; the same again finds out. */
export type Outcome<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'refused'; readonly refusal: ToldRefusal }
  | { readonly is: 'lost'; readonly why: string }

export interface Line {
  readonly origin: string
  readonly fetch: Fetch
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
  /** How often a request is sent before it counts as lost. */
  readonly attempts: number
}

const firstPauseMs = 400

/**
 * Sends a request until an answer comes, waiting twice as long each time. Every door of the API may be sent the same
 * request again: a command's id makes it the same command. An answer that does not fit `answer` throws: it is a bug.
 */
export async function exchange<T>(
  line: Line,
  request: ApiRequest,
  session: string | undefined,
  answer: z.ZodType<T>,
): Promise<Outcome<T>> {
  let why = ''
  for (let attempt = 0; attempt < line.attempts; attempt++) {
    if (attempt > 0) await line.pause(firstPauseMs * 2 ** (attempt - 1))
    const heard = await once(line, request, session)
    if (heard.is === 'lost') {
      why = heard.why
      continue
    }
    const { status, json } = heard
    if (status < 300) return { is: 'done', value: answer.parse(json) }
    return { is: 'refused', refusal: z.object({ refusal: toldRefusal }).parse(json).refusal }
  }
  return { is: 'lost', why }
}

type Heard = { is: 'lost'; why: string } | { is: 'heard'; status: number; json: unknown }

async function once({ origin, fetch }: Line, request: ApiRequest, session: string | undefined): Promise<Heard> {
  const { method, path } = request
  const { headers, body } = contentOf(request)
  try {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    if (answer.status >= 500) return { is: 'lost', why: `${answer.status}` }
    return { is: 'heard', status: answer.status, json: JSON.parse(text) }
  } catch (error) {
    // No network, a cut connection, a page of some proxy instead of our JSON: in none of them did we hear the API.
    return { is: 'lost', why: String(error) }
  }
}

function contentOf({ body, file }: ApiRequest): {
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
} {
  if (file !== undefined)
    return {
      // Headers are ASCII; the name travels percent-encoded.
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file.bytes,
    }
  if (body === undefined) return { headers: {} }
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}
