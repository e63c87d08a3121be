import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBStreamsClientConfig, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { readPosition, writePosition } from './position-file.ts'
import { lambdaRecord, sequenceNumber } from './stream-record.ts'
import { BATCH_SIZE, openStream } from './stream-reader.ts'

const IDLE_MS = 25
const FIRST_RETRY_MS = 50
const LONGEST_RETRY_MS = 5_000

export interface PumpOptions {
  readonly streamsClientConfig: DynamoDBStreamsClientConfig
  readonly tableName: string
  /** Where the position is kept; its directory must exist. */
  readonly positionFile: string
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>
  /** Pause after an empty read, in milliseconds. */
  readonly idleMs?: number
  /** Told of every failure that is being retried: a throwing handler, an engine that does not answer. */
  readonly onFailure?: (error: unknown) => void
}

export interface Pump {
  /** Resolves when everything written before the call has been handled; rejects when the pump is closed first. */
  settled(): Promise<void>
  /** Sequence number of the newest handled record; `undefined` before the first. */
  position(): bigint | undefined
  /** Stops after the batch in hand; a batch waiting for its retry is left for the next start. */
  close(): Promise<void>
}

interface Waiter {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * Feeds a table's stream to a Lambda handler as an event source mapping does: in order, in batches of at most 100, and
 * never past a record that fails. The position is stored after success, so a crash repeats records but loses none.
 */
export async function startPump(options: PumpOptions): Promise<Pump> {
  const { handler, idleMs = IDLE_MS, onFailure = () => {} } = options
  const stream = await openStream(options.streamsClientConfig, options.tableName)
  const known = await readPosition(options.positionFile)
  let handled = known?.streamArn === stream.arn ? known.sequenceNumber : undefined
  let waiting: Waiter[] = []
  let pause = new AbortController()
  let closing = false

  const rest = async (ms: number) => {
    if (closing) return
    await sleep(ms, undefined, { signal: pause.signal }).catch(() => {})
    pause = new AbortController()
  }

  /** Hands over one batch; returns the records still to do: none, or those from the first failed one on. */
  const attempt = async (records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> => {
    const answer = await handler({ Records: records.map((record) => lambdaRecord(record, stream.arn)) })
    const failed = new Set(answer?.batchItemFailures.map((failure) => failure.itemIdentifier))
    const first = records.findIndex((record) => failed.has(sequenceNumber(record)))
    // As Lambda does: an identifier that belongs to no record fails the whole batch.
    const done = failed.size === 0 ? records.length : Math.max(first, 0)
    const last = records[done - 1]
    if (last !== undefined) {
      handled = sequenceNumber(last)
      await writePosition(options.positionFile, { streamArn: stream.arn, sequenceNumber: handled })
    }
    if (done < records.length) onFailure(new Error(`The handler failed at record ${sequenceNumberAt(records, done)}`))
    return records.slice(done)
  }

  const handleAll = async (batch: readonly StreamRecord[]) => {
    let retryMs = FIRST_RETRY_MS
    for (let left = batch; left.length > 0 && !closing;) {
      const before = left.length
      try {
        left = await attempt(left)
      } catch (error) {
        onFailure(error)
      }
      if (left.length === 0) return
      if (left.length < before) retryMs = FIRST_RETRY_MS
      await rest(retryMs)
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    }
  }

  const run = async () => {
    let retryMs = FIRST_RETRY_MS
    while (!closing) {
      // Only those who asked before the read may rely on it.
      const asked = waiting
      try {
        const records = await stream.after(handled)
        await handleAll(records)
        retryMs = FIRST_RETRY_MS
        if (closing) break
        if (records.length === BATCH_SIZE) continue
        // A read that was not full reached the end of the stream.
        waiting = waiting.slice(asked.length)
        for (const waiter of asked) waiter.resolve()
        if (records.length === 0 && waiting.length === 0) await rest(idleMs)
      } catch (error) {
        onFailure(error)
        await rest(retryMs)
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
      }
    }
  }

  const running = run()
  return {
    settled: () =>
      new Promise((resolve, reject) => {
        if (closing) return reject(new Error('The pump is closed'))
        waiting = [...waiting, { resolve, reject }]
        pause.abort()
      }),
    position: () => (handled === undefined ? undefined : BigInt(handled)),
    async close() {
      closing = true
      pause.abort()
      await running
      for (const waiter of waiting) waiter.reject(new Error('The pump was closed'))
      waiting = []
      stream.close()
    },
  }
}

function sequenceNumberAt(records: readonly StreamRecord[], index: number): string {
  const record = records[index]
  return record === undefined ? 'unknown' : sequenceNumber(record)
}
