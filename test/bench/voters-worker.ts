import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'
import type { Block, BlockResult } from './block.ts'
import { block } from './block.ts'

const port = parentPort
if (port === null) throw new Error('the voters are a worker of the bench')
port.on('message', (message: unknown) => {
  void run(block.parse(message)).then((result) => port.postMessage(result))
})

async function run({ origin, clients, requests }: Block): Promise<BlockResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const latencies: number[] = []
  const statuses: Record<number, number> = {}
  const queue = requests.values()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const one of queue) {
        const sent = performance.now()
        const status = await send(agent, new URL(one.path, origin), one.method, one.body)
        latencies.push(performance.now() - sent)
        statuses[status] = (statuses[status] ?? 0) + 1
      }
    }),
  )
  const ms = performance.now() - began
  agent.destroy()
  return { ms, latencies, statuses }
}

function send(agent: Agent, url: URL, method: string, body: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }
    const sent = request(url, { agent, method, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
