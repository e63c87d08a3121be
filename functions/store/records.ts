import * as z from 'zod'
import type { MatterEvent } from '#shared/workflow/event.ts'
import type { Message } from '#shared/workflow/block.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { canonical } from '#shared/canonical.ts'
import { digestOf } from '../digest.ts'
import type { Item } from './table.ts'

/** A matter's head as stored: the state is what folding its records gives; `digest` is that of the last record. */
export interface Head {
  readonly matter: Matter
  readonly revision: number
  readonly digest: string
}

/** One link of a matter's chain: all that one command brought about. */
export interface ChainRecord {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly command: string
  readonly events: readonly MatterEvent[]
  readonly prev: string
  readonly digest: string
  readonly messages: readonly Message[]
}

// What we wrote ourselves inside a transaction is taken at its word; the envelope is checked, so that a foreign or torn
// item is noticed at the border.
const headEnvelope = z.object({ state: z.custom<Matter>(isObject), revision: z.int(), digest: z.string() })
const recordEnvelope = z.object({
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  command: z.string(),
  events: z.array(z.custom<MatterEvent>(isObject)),
  prev: z.string(),
  digest: z.string(),
  messages: z.array(z.custom<Message>(isObject)),
})

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

export function headOf(item: Item): Head {
  const { state: matter, revision, digest } = headEnvelope.parse(item)
  return { matter, revision, digest }
}

export function recordOf(item: Item): ChainRecord {
  return recordEnvelope.parse(item)
}

/** Ties a record to the one before it. Messages are not part of history: their wording may change. */
export function chainDigest(record: Omit<ChainRecord, 'digest' | 'messages'>): string {
  const { seq, at, by, command, events, prev } = record
  return digestOf(canonical({ seq, at, by, command, events, prev }))
}

/** Re-checks a whole chain: every record follows the one before it and says what its digest says. */
export function isUnbroken(records: readonly ChainRecord[]): boolean {
  return records.every(
    (record, n) =>
      record.seq === n + 1 && record.prev === (records[n - 1]?.digest ?? '') && record.digest === chainDigest(record),
  )
}
