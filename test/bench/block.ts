import * as z from 'zod'

/** One block of load: every request once, so many at a time, each client on its own connection that is kept alive. */
export const block = z.object({
  origin: z.string(),
  clients: z.int().min(1),
  requests: z.array(z.object({ method: z.enum(['GET', 'POST']), path: z.string(), body: z.string().optional() })),
})
export type Block = z.infer<typeof block>

export const blockResult = z.object({
  ms: z.number(),
  /** One a request, in order of their ends. */
  latencies: z.array(z.number()),
  /** How many answers had which status. */
  statuses: z.record(z.string(), z.number()),
})
export type BlockResult = z.infer<typeof blockResult>
