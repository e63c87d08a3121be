import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { World } from '#functions/world.ts'
import type { Engines } from '#infra/local/engines.ts'
import { startEngines } from '#infra/local/engines.ts'
import { portTaken } from '#infra/local/engines/ports.ts'
import { worldOver } from './world.ts'

/** What a deployment rents: database and photo store, and an address. They outlive the processes that use them. */
export interface Cloud {
  readonly dataDir: string
  readonly origin: string
  readonly doorsPort: number
  readonly streamPort: number
  readonly engines: Engines
  /** The same data seen past all faults: for setting up and for judging. */
  readonly world: World
  readonly s3Endpoint: string
  close(): Promise<void>
}

export async function startCloud(): Promise<Cloud> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-faults-'))
  const [doorsPort, streamPort] = [await keptPort(), await keptPort()]
  const origin = `http://127.0.0.1:${doorsPort}`
  const engines = await startEngines({ dataDir, origin, onUpload: () => undefined }, {})
  const { protocol, hostname, port } = (await engines.s3.config.endpoint?.()) ?? { protocol: '', hostname: '' }
  return {
    dataDir,
    origin,
    doorsPort,
    streamPort,
    engines,
    s3Endpoint: `${protocol}//${hostname}:${port ?? 80}`,
    world: worldOver(engines, dataDir, origin),
    async close() {
      await engines.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

let portsGiven = 0
/** A port below those the system hands out: nobody takes it while its process is down. */
async function keptPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + ((process.pid * 40 + portsGiven++) % 12_000)
    if (!(await portTaken(port))) return port
  }
}
