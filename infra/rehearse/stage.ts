import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#infra/local/engines/ports.ts'
import type { Site } from './calls/request.ts'
import { signerOf } from './calls/request.ts'
import { startEmulator } from './emulator/emulator.ts'
import { writeShim } from './emulator/shim.ts'
import type { Front } from './front.ts'
import { startFront } from './front.ts'
import type { Hearing } from './hearing.ts'
import { startHearing } from './hearing.ts'
import { startRecorder } from './recorder.ts'
import type { Tools } from './tools.ts'

/** A region where every service of the stack is; nothing leaves this machine. */
const site: Site = { partition: 'aws', region: 'ap-southeast-1', account: '000000000000' }

/** The machinery: an emulated account, an address in front of it, and an ear between the functions and it. */
export interface Stage {
  readonly emulator: string
  /** Where the functions' credentials are laid. */
  readonly credentials: string
  readonly front: Front
  readonly hearing: Hearing
  readonly site: Site
  readonly folder: string
  /** The last lines of what the emulator said, where it complained. */
  complaints(): readonly string[]
  stop(): Promise<void>
}

/** Puts the stage up on free ports; the front's is given. */
export async function setStage({ python, runtimeClient }: Tools, port: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'cunyi-rehearsal-'))
  const emulatorPort = await freePort()
  const emulator = `http://127.0.0.1:${emulatorPort}`
  const hearing = startHearing(site)
  const recorder = await startRecorder(emulator, await freePort(), (request, status) =>
    hearing.hear(request, signerOf(request), status),
  )
  const front = await startFront(emulator, port)
  const temporary = join(folder, 'functions-tmp')
  const credentials = join(folder, 'credentials')
  for (const one of [temporary, credentials]) mkdirSync(one)
  writeShim(join(folder, 'bin'), { runtimeClient, emulator, endpoint: recorder.url, credentials, temporary })
  const takeDown = () => {
    front.stop()
    recorder.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const running = await startEmulator({ python, port: emulatorPort, folder, site }).catch((error: unknown) => {
    takeDown()
    throw error
  })
  return {
    emulator,
    credentials,
    front,
    hearing,
    site,
    folder,
    complaints: () =>
      readFileSync(join(folder, 'emulator.log'), 'utf8')
        .split('\n')
        .filter((line) => / (ERROR|CRITICAL) |Traceback/.test(line))
        .slice(-20),
    async stop() {
      await running.stop()
      takeDown()
    },
  }
}
