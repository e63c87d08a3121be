import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { procedures as houseProcedures } from '#shared/procedures/procedures.ts'
import type { Procedures } from '#shared/procedures/procedures.ts'
import { createApi } from '#functions/api/app.ts'
import { extraDays } from '#functions/drivers/calendar.ts'
import { bundledFiles } from '#functions/drivers/bundled-files.ts'
import { systemRandom } from '#functions/drivers/system.ts'
import { logged } from '#functions/invocation/invocation.ts'
import { receivePhotos } from '#functions/photos/receive.ts'
import type { Log } from '#functions/ports.ts'
import { createObjects } from '#functions/store/objects.ts'
import { createTable } from '#functions/store/table.ts'
import { createVillagerApp } from '#functions/villager/app.ts'
import type { World } from '#functions/world.ts'
import { firstAdministrator } from '#infra/operate/first-administrator.ts'
import { bringForward } from './bring-forward.ts'
import { movableClock } from './clock.ts'
import type { MovableClock } from './clock.ts'
import { startCourier } from './courier.ts'
import { localDoors } from './doors.ts'
import { bucketName, credentials, startEngines, tableName, urnTableName } from './engines.ts'
import type { Engines } from './engines.ts'
import type { FrontDoor } from './front-door.ts'
import { frontDoor } from './front-door.ts'
import { logFile } from './log-file.ts'
import { localSecret } from './secret.ts'
import { leftUploads, watchUploads } from './uploads.ts'
import { releaseOf } from '#infra/release.ts'
import { startWork } from './work.ts'

export interface StackOptions {
  /** Where everything is kept; made when it is not there. */
  readonly dataDir: string
  /** A free one is taken when left out. */
  readonly port?: number
  /** A file in the data folder, and the terminal for warnings and errors, when left out. */
  readonly log?: Log
  /** Further procedures for tests; the house's own if left out. */
  readonly procedures?: Procedures
}

export interface Stack {
  readonly origin: string
  readonly dataDir: string
  /** One-time sign-in link of the first administrator. */
  readonly adminLink: string
  readonly world: World
  readonly clock: MovableClock
  readonly engines: Engines
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** The whole product in one process: the functions of the deployment beside embedded engines, over the same wire. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const log = options.log ?? logFile(dataDir)
  const door = await frontDoor(options.port)
  try {
    return await startBehind(door, options, dataDir, log)
  } catch (error) {
    door.close()
    throw error
  }
}

async function startBehind(door: FrontDoor, options: StackOptions, dataDir: string, log: Log): Promise<Stack> {
  const origin = `http://127.0.0.1:${door.port}`
  const clock = movableClock(dataDir)
  let uploads: Promise<unknown> = Promise.resolve()
  const engines = await startEngines({
    dataDir,
    origin,
    onUpload: (_bucket, key) => {
      if (key.startsWith('incoming/')) uploads = uploads.then(() => inspect(world, key))
    },
    onEngineEnd: (ending) => log.write({ level: 'error', door: 'engine', ...ending }),
  })
  const secret = localSecret(dataDir)
  const objects = createObjects(engines.s3, bucketName)
  const post = await startCourier({
    dataDir: join(dataDir, 'queues'),
    credentials,
    adapters: process.env['CUNYI_ADAPTERS'],
  })
  const watch = engines.tellsUploads ? undefined : watchUploads(objects)
  const world: World = {
    table: createTable(engines.dynamodb, tableName),
    urnTable: urnTableName,
    objects: watch?.objects ?? objects,
    clock,
    random: systemRandom,
    log,
    procedures: options.procedures ?? houseProcedures,
    secret: () => Promise.resolve(secret),
    origin,
    deployment: { stage: 'local', release: releaseOf() },
    ...(post === undefined ? {} : { courier: post.courier }),
    ...extraDays(process.env['CUNYI_CALENDAR']),
  }
  await bringForward(world, engines)
  const work = await startWork(world, engines, dataDir, async () => watch?.look((key) => inspect(world, key)))
  post?.carry(world)
  for (const key of await leftUploads(engines.s3, bucketName)) uploads = uploads.then(() => inspect(world, key))
  door.open(answersOf(world, clock, work.catchUp, door.port))
  return {
    origin,
    dataDir,
    adminLink: await firstAdministrator(world),
    world,
    clock,
    engines,
    catchUp: work.catchUp,
    async close() {
      door.close()
      await uploads
      await work.close()
      await post?.close()
      await engines.close()
    },
  }
}

/** The console is bundled when somebody first opens it: a run of the API alone does not wait for it. */
async function bundledConsole(): Promise<string> {
  const { bundleConsole } = await import('#infra/bundle/console.ts')
  const { directory } = await bundleConsole(join(mkdtempSync(join(tmpdir(), 'cunyi-console-')), 'console'))
  return directory
}

/** So are the scripts of villagers' pages. */
async function bundledScripts(): Promise<string> {
  const { bundlePageScripts } = await import('#infra/bundle/page-scripts.ts')
  return bundlePageScripts(join(mkdtempSync(join(tmpdir(), 'cunyi-scripts-')), 'scripts'))
}

/** As API Gateway shares out the paths: staff to one function, everything else to the villagers' doors. */
function answersOf(world: World, clock: MovableClock, catchUp: () => Promise<void>, port: number) {
  const staff = createApi(world, bundledFiles(bundledConsole))
  const villagers = createVillagerApp(world, bundledFiles(bundledScripts))
  const local = localDoors({ clock, catchUp })
  return (request: Request): Response | Promise<Response> => {
    const { pathname, host } = new URL(request.url)
    // A page from elsewhere, open in the same browser, must neither read this server nor move its clock.
    const from = request.headers.get('origin')
    const own = [`127.0.0.1:${port}`, `localhost:${port}`]
    const strange = from !== null && !own.some((address) => from === `http://${address}`)
    if (!own.includes(host) || (strange && pathname.startsWith('/local/'))) return new Response(null, { status: 403 })
    const app = /^\/(api|staff|in|console|style)(\/|$)/.test(pathname)
      ? staff
      : pathname.startsWith('/local/')
        ? local
        : villagers
    return app.fetch(request)
  }
}

async function inspect(world: World, key: string): Promise<void> {
  const handler = logged(world, 'photos', () => receivePhotos(world, { Records: [uploadRecord(key)] }))
  // What goes wrong is told in the event.
  await handler(undefined).catch(() => undefined)
}

/** An event as S3 sends it; of its many fields the function reads the key alone, written as a form writes it. */
function uploadRecord(key: string) {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'local',
    eventTime: '',
    eventName: 'ObjectCreated:Post',
    userIdentity: { principalId: '' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': '', 'x-amz-id-2': '' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: '',
      bucket: { name: bucketName, ownerIdentity: { principalId: '' }, arn: '' },
      object: { key: encodeURIComponent(key), size: 0, eTag: '', sequencer: '' },
    },
  }
}
