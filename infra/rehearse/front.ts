import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as ask } from 'node:http'

export interface Front {
  readonly origin: string
  /** The API that the address leads to from now on. */
  leadTo(apiId: string): void
  /** How many requests came, and how many of them were answered with 5xx. */
  counts(): { readonly requests: number; readonly failed: number }
  stop(): void
}

/** Plays DNS and the domain that is mapped to the API's stage: the one address that people see. */
export async function startFront(emulator: string, port: number): Promise<Front> {
  const origin = `http://127.0.0.1:${port}`
  const agent = new Agent({ keepAlive: true })
  let api = ''
  let requests = 0
  let failed = 0
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    requests += 1
    const { host = '', ...headers } = incoming.headers
    const onward = ask(
      new URL(emulator),
      {
        method: incoming.method,
        // never through URL, which would tidy the path up
        path: `/_aws/execute-api/${api}/$default${incoming.url ?? '/'}`,
        headers: { ...headers, 'x-rehearsal-host': host },
        agent,
      },
      (answer) => {
        if ((answer.statusCode ?? 0) >= 500) failed += 1
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', (error) => {
      failed += 1
      if (!outgoing.headersSent) outgoing.writeHead(502).end(String(error))
    })
    incoming.pipe(onward)
  }
  const server = createServer(pass)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin,
    leadTo(apiId) {
      api = apiId
    },
    counts: () => ({ requests, failed }),
    stop() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
