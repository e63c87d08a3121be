import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { credentialsFrom } from './credentials.ts'
import { correctEvent } from './correct-event.ts'
import type { Init } from './lambda-environment.ts'
import { initSchema, lambdaEnvironment } from './lambda-environment.ts'
import type { RuntimeApi } from './runtime-api.ts'
import { payloadLimit, serveRuntimeApi } from './runtime-api.ts'

// The emulator starts this in place of its own worker (shim.ts): lines of JSON on standard input and output. Behind it runs
// what runs in Lambda: AWS's own runtime client with the bundle, in Lambda's environment.

const [client = '', emulator = '', endpoint = '', credentials = '', temporary = ''] = process.argv.slice(2)
const envelope = z.object({
  event: z.unknown(),
  ctx: z.object({ request_id: z.string(), invoked_function_arn: z.string(), timeout_ms: z.number() }),
})

/** So the client's own tests run, and so Lambda: modules are what their package.json says, and are not guessed. */
const flags = ['--no-experimental-require-module', '--no-experimental-detect-module']

/** As in Lambda nothing can be written but the temporary folder; all else is allowed. */
const readOnly = [
  '--permission',
  '--disable-warning=SecurityWarning',
  '--allow-fs-read=*',
  `--allow-fs-write=${temporary}/*`,
  '--allow-addons',
  '--allow-worker',
  '--allow-child-process',
]

const tell = (message: Readonly<Record<string, unknown>>) => process.stdout.write(`${JSON.stringify(message)}\n`)
const log = (message: Readonly<Record<string, unknown>>) => process.stderr.write(`${JSON.stringify(message)}\n`)

let api: RuntimeApi | undefined
let failing: string | undefined

async function begin(init: Init): Promise<void> {
  api = await serveRuntimeApi()
  const env = lambdaEnvironment(pointed(init), {
    runtimeApi: api.address,
    endpoint,
    credentials: await credentialsFrom(credentials, init.function_name),
    logStream: `rehearsal/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    path: '/usr/local/bin:/usr/bin:/bin',
    temporary,
  })
  // Lambda leaves nine tenths of the memory to the heap.
  const heap = `--max-old-space-size=${Math.floor(init.memory * 0.9)}`
  const child = spawn(process.execPath, [...flags, ...readOnly, heap, client, env._HANDLER], {
    cwd: init.code_dir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // a log has one stream; the emulator keeps what comes on this one
  child.stdout.pipe(process.stderr)
  child.stderr.pipe(process.stderr)
  process.on('exit', () => child.kill('SIGKILL'))
  process.on('SIGTERM', () => process.exit(0))
  child.on('exit', (code, signal) => {
    failing = `Runtime.ExitError: the runtime ended with ${signal ?? code}`
    tell({ status: 'error', error: failing })
    process.exit(1)
  })
  await api.ready
}

/** An address of the emulator in the function's own variables (a queue's) leads to where calls are recorded. */
const pointed = (init: Init): Init => ({
  ...init,
  env: Object.fromEntries(
    Object.entries(init.env).map(([name, value]) => [name, value.replaceAll(emulator, endpoint)]),
  ),
})

async function invoke(line: string): Promise<void> {
  const { event, ctx } = envelope.parse(JSON.parse(line))
  const corrected = correctEvent(event)
  if (api === undefined || corrected === undefined) return void tell({ status: 'ok', result: null })
  const size = Buffer.byteLength(JSON.stringify(corrected))
  if (size > payloadLimit)
    return void tell({ status: 'error', error: `RequestEntityTooLarge: ${size} bytes, Lambda takes ${payloadLimit}` })
  const started = performance.now()
  const ended = await api.invoke({
    id: ctx.request_id,
    event: corrected,
    arn: ctx.invoked_function_arn,
    deadline: Date.now() + ctx.timeout_ms,
  })
  const durationMs = Number((performance.now() - started).toFixed(2))
  log({
    time: new Date().toISOString(),
    type: 'platform.report',
    record: { requestId: ctx.request_id, status: ended.status === 'ok' ? 'success' : 'error', metrics: { durationMs } },
  })
  tell({ ...ended })
}

let first = true
let turn: Promise<void> = Promise.resolve()
createInterface({ input: process.stdin, terminal: false })
  .on('line', (line) => {
    if (line.trim() === '') return
    const opening = first
    first = false
    turn = turn.then(async () => {
      try {
        if (!opening) return await invoke(line)
        await begin(initSchema.parse(JSON.parse(line)))
        tell({ status: 'ready', cold: true })
      } catch (error) {
        tell({ status: 'error', error: failing ?? String(error) })
      }
    })
  })
  .on('close', () => process.exit(0))
