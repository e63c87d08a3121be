import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod'

/** Lambda's limit on a request and on an answer, in bytes. */
export const payloadLimit = 6 * 1024 * 1024 + 100

export interface Invocation {
  readonly id: string
  readonly event: unknown
  readonly arn: string
  readonly deadline: number
}

export type Ended =
  | { readonly status: 'ok'; readonly result: unknown }
  | { readonly status: 'error'; readonly error: string; readonly trace: string }

const fault = z.object({
  errorMessage: z.string().default(''),
  errorType: z.string().default('Error'),
  stackTrace: z.array(z.string()).default([]),
})

export interface RuntimeApi {
  /** host:port */
  readonly address: string
  /** Resolves when the function first asks for work, rejects when it could not be loaded. */
  readonly ready: Promise<void>
  invoke(invocation: Invocation): Promise<Ended>
}

/** The Lambda Runtime API (version 2018-06-01) for one execution environment: one invocation at a time. */
export async function serveRuntimeApi(): Promise<RuntimeApi> {
  const asked = Promise.withResolvers<void>()
  let waiting: ServerResponse | undefined
  let next: Invocation | undefined
  let ended: ((how: Ended) => void) | undefined
  const hand = () => {
    if (waiting === undefined || next === undefined) return
    const { id, event, arn, deadline } = next
    waiting.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': id,
      'Lambda-Runtime-Deadline-Ms': String(deadline),
      'Lambda-Runtime-Invoked-Function-Arn': arn,
      'Lambda-Runtime-Trace-Id': `Root=1-00000000-${id.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    })
    waiting.end(JSON.stringify(event))
    waiting = undefined
    next = undefined
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const door = (request.url ?? '').replace('/2018-06-01/runtime/', '')
    if (door === 'invocation/next') {
      asked.resolve()
      waiting = response
      hand()
      return
    }
    const body = await text(request)
    response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}')
    if (door === 'init/error') asked.reject(new Error(faultOf(body).error))
    else if (door.endsWith('/error')) ended?.(faultOf(body))
    else ended?.(resultOf(body))
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => ended?.({ status: 'error', error: String(error), trace: '' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    address: `127.0.0.1:${address.port}`,
    ready: asked.promise,
    invoke(invocation) {
      next = invocation
      return new Promise((resolve) => {
        ended = resolve
        hand()
      })
    },
  }
}

function faultOf(body: string): Ended & { readonly error: string } {
  const { errorMessage, errorType, stackTrace } = fault.parse(JSON.parse(body))
  return { status: 'error', error: `${errorType}: ${errorMessage}`, trace: stackTrace.join('\n') }
}

function resultOf(body: string): Ended {
  const bytes = Buffer.byteLength(body)
  if (bytes <= payloadLimit) return { status: 'ok', result: JSON.parse(body === '' ? 'null' : body) }
  const error = `Function.ResponseSizeTooLarge: ${bytes} bytes, Lambda takes ${payloadLimit}`
  return { status: 'error', error, trace: '' }
}
