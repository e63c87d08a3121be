import * as z from 'zod'

const one = z.object({
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  body: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Under which name its time is noted apart. */
  kind: z.string().optional(),
  /** When it is due, in milliseconds from the block's beginning; as soon as a client is free if left out. */
  dueMs: z.number().optional(),
})
export type Asked = z.infer<typeof one>

/**
 * One block of load: every request once, so many at a time, each client on its own connection that is kept alive. Where
 * requests are due at a time, their latency counts from that time, waiting for a free client included.
 */
export const block = z.object({ origin: z.string(), clients: z.int().min(1), requests: z.array(one) })
export type Block = z.infer<typeof block>

const outcomes = z.object({
  /** One a request, in order of their ends. */
  latencies: z.array(z.number()),
  /** How many answers had which status; `0` where there was no answer. */
  statuses: z.record(z.string(), z.number()),
})

export const blockResult = outcomes.extend({ ms: z.number(), byKind: z.record(z.string(), outcomes) })
export type BlockResult = z.infer<typeof blockResult>
