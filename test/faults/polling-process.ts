import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { createApi } from '#functions/api/app.ts'
import { bundledFiles } from '#functions/drivers/bundled-files.ts'
import { createVillagerApp } from '#functions/villager/app.ts'
import type { World } from '#functions/world.ts'
import { startEngines } from '#infra/local/engines.ts'
import { startWork } from '#infra/local/work.ts'
import { worldOver } from './world.ts'

/**
 * A process to be killed: the doors of the product, or its stream function and its clock, as they run apart in a
 * deployment. The database and the photo store are somebody else's, named by the environment.
 */
const [role = '', dataDir = '', port = '', origin = ''] = process.argv.slice(2)

const run = async (): Promise<void> => {
  const engines = await startEngines({ dataDir, origin, onUpload: () => undefined })
  const world = worldOver(engines, dataDir, origin)
  await listen(role === 'doors' ? doors(world) : await stream(world), Number(port))
  process.stdout.write('ready\n')

  async function stream(behind: World) {
    const work = await startWork(behind, engines, dataDir, () => Promise.resolve())
    return async () => {
      await work.catchUp()
      return new Response('settled')
    }
  }
}

function doors(world: World) {
  const none = bundledFiles(() => Promise.reject(new Error('no console here')))
  const [staff, villagers] = [createApi(world, none), createVillagerApp(world, none)]
  return (request: Request) => {
    const app = new URL(request.url).pathname.startsWith('/api/') ? staff : villagers
    return app.fetch(request)
  }
}

async function listen(fetch: (request: Request) => Promise<Response> | Response, at: number): Promise<void> {
  const server = serve({ fetch, port: at, hostname: '127.0.0.1' })
  await once(server, 'listening')
}

// It must not outlive whoever started it.
process.stdin.once('end', () => process.exit(0)).resume()

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
