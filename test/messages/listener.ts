import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Received {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The body as JSON. */
  readonly json: unknown
}

/** How the listener answers one request; HTTP 200 with `{"errcode":0,"code":0}` if nothing else is said. */
export interface Answering {
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly afterMs?: number
}

export interface Listener {
  readonly origin: string
  readonly received: Received[]
  /** Answers the next requests so, one after the other; then as always. */
  answer(...next: readonly Answering[]): void
  /** Answers every request so from now on. */
  always(answering: Answering): void
  close(): Promise<void>
}

const fine: Answering = { status: 200, body: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}' }

/** A server that stands for a group's bot or a county's gateway: it keeps what came and answers as it is told. */
export async function listener(): Promise<Listener> {
  const received: Received[] = []
  let next: Answering[] = []
  let usual = fine
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    received.push({
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      json: JSON.parse(Buffer.concat(parts).toString('utf8')),
    })
    const { status, body, headers, afterMs } = { ...fine, ...(next.shift() ?? usual) }
    if (afterMs !== undefined) await sleep(afterMs)
    response.writeHead(status ?? 200, { 'Content-Type': 'application/json', ...headers }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer: (...answers) => void (next = [...answers]),
    always: (answering) => void (usual = answering),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
