import { once } from 'node:events'
import { serve } from '@hono/node-server'

type Answer = (request: Request) => Response | Promise<Response>

export interface FrontDoor {
  readonly port: number
  /** Who answers from now on; requests that came before have waited. */
  open(answer: Answer): void
  close(): void
}

/** Takes the port (any free one when left out) before anything else is started, so that nobody else takes it meanwhile. */
export async function frontDoor(port: number | undefined): Promise<FrontDoor> {
  const answering = Promise.withResolvers<Answer>()
  const server = serve({
    fetch: async (request) => (await answering.promise)(request),
    port: port ?? 0,
    hostname: '127.0.0.1',
  })
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    open: (answer) => answering.resolve(answer),
    close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}
