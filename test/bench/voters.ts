import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Block, BlockResult } from './block.ts'
import { blockResult } from './block.ts'

/** A crowd of voters in a thread of its own: their waiting does not queue behind the server's work. */
export interface Voters {
  run(block: Block): Promise<BlockResult>
  close(): Promise<unknown>
}

export function startVoters(): Voters {
  const worker = new Worker(new URL('./voters-worker.ts', import.meta.url))
  return {
    async run(block) {
      worker.postMessage(block, [])
      const [result] = await once(worker, 'message')
      return blockResult.parse(result)
    },
    close: () => worker.terminate(),
  }
}
