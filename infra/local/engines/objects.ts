import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { startFauxqs } from 'fauxqs'
import { backingAt } from './backing.ts'
import { answerAtGate } from './gate.ts'
import { loopbackOnly } from './loopback-only.ts'
import { s3Refusal, sendRefusal } from './s3-refusal.ts'
import type { Credentials } from './sigv4.ts'

export interface ObjectsOptions {
  /** Directory of the stored objects; made when absent. */
  readonly dataDir: string
  /** A free port is chosen when absent. */
  readonly port?: number
  /** Origin of the pages that may call from a browser; any when absent. */
  readonly publicOrigin?: string
  /** The one pair of keys that may sign. */
  readonly credentials: Credentials
  /** Buckets to make where they do not exist. */
  readonly buckets?: readonly string[]
  /** Told after an object was stored and its sender answered; size in bytes. */
  readonly onCreated?: (bucket: string, key: string, size: number) => void | Promise<void>
  /** Told of a failure inside the store or in `onCreated`. */
  readonly onFailure?: (error: unknown) => void
  /** Unix milliseconds; the machine's clock when absent. */
  readonly now?: () => number
}

export interface ObjectsEngine {
  readonly endpoint: string
  close(): Promise<void>
}

/**
 * Starts the S3-compatible store: objects on disk in `dataDir`, behind a gate that enforces signatures, form policies
 * and cross-origin rules as S3 does. Use path-style addresses. Objects are at most 11 MiB.
 */
export async function startObjects(options: ObjectsOptions): Promise<ObjectsEngine> {
  const { onFailure = () => {} } = options
  await mkdir(options.dataDir, { recursive: true })
  const store = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, dataDir: options.dataDir })
  const openAgain = loopbackOnly(store.port)
  for (const bucket of options.buckets ?? []) store.createBucket(bucket)
  const gate = {
    backing: backingAt(store.port),
    credentials: options.credentials,
    allowedOrigin: options.publicOrigin ?? '*',
    now: options.now ?? Date.now,
    created: (bucket: string, key: string, size: number) => {
      const tell = async () => options.onCreated?.(bucket, key, size)
      setImmediate(() => void tell().catch(onFailure))
    },
  }
  const server = createServer((request, response) => {
    answerAtGate(request, response, gate).catch((error: unknown) => {
      onFailure(error)
      if (response.headersSent) return response.destroy()
      const message = 'We encountered an internal error. Please try again.'
      return sendRefusal(response, s3Refusal(500, 'InternalError', message), request.url ?? '/')
    })
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  }).catch(async (error: unknown) => {
    openAgain()
    await store.stop()
    throw error
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const insist = setTimeout(() => server.closeAllConnections(), 1_000)
      await closed
      clearTimeout(insist)
      openAgain()
      await store.stop()
    },
  }
}
