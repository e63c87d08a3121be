import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { Asked, Block, BlockResult } from './block.ts'
import { block } from './block.ts'

const port = parentPort
if (port === null) throw new Error('the voters are a worker of the bench')
port.on('message', (message: unknown) => {
  void run(block.parse(message)).then((result) => port.postMessage(result))
})

async function run({ origin, clients, requests }: Block): Promise<BlockResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const all = emptyOutcomes()
  const byKind: Record<string, Outcomes> = {}
  const queue = requests.values()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const one of queue) {
        const due = one.dueMs === undefined ? performance.now() : began + one.dueMs
        if (due > performance.now()) await sleep(due - performance.now())
        const status = await send(agent, new URL(one.path, origin), one).catch(() => 0)
        const ms = performance.now() - due
        note(all, ms, status)
        if (one.kind !== undefined) note((byKind[one.kind] ??= emptyOutcomes()), ms, status)
      }
    }),
  )
  const ms = performance.now() - began
  agent.destroy()
  return { ms, ...all, byKind }
}

type Outcomes = BlockResult['byKind'][string]

const emptyOutcomes = (): Outcomes => ({ latencies: [], statuses: {} })

function note({ latencies, statuses }: Outcomes, ms: number, status: number): void {
  latencies.push(ms)
  statuses[status] = (statuses[status] ?? 0) + 1
}

function send(agent: Agent, url: URL, { method, body, headers = {} }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const about =
      body === undefined
        ? headers
        : {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Content-Length': Buffer.byteLength(body),
            ...headers,
          }
    const sent = request(url, { agent, method, headers: about }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
