import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as ask } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { WireRequest } from './calls/request.ts'

export interface Recorder {
  readonly url: string
  stop(): void
}

/**
 * Stands between the functions and the emulator, hands everything on as it is and tells `hear` of every request and how it was
 * answered. Browsers reach the emulated S3 through it too, for the functions sign addresses that lead here.
 */
export async function startRecorder(
  emulator: string,
  port: number,
  hear: (request: WireRequest, status: number) => void,
): Promise<Recorder> {
  const agent = new Agent({ keepAlive: true })
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', url = '/', headers } = incoming
    const body = await buffer(incoming)
    const plain = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    // The host's name stays: a signature is made of it.
    const onward = ask(new URL(emulator), { method, path: url, headers, agent }, (answer) => {
      const status = answer.statusCode ?? 502
      hear({ method, url, headers: Object.fromEntries(plain), body }, status)
      outgoing.writeHead(status, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', (error) => outgoing.headersSent || outgoing.writeHead(502).end(String(error)))
    onward.end(body)
  }
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
