import * as z from 'zod'
import type { Refusal } from '#shared/refusal.ts'
import { refusal, refusalCodes } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { keys } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import type { Receipt } from './run-command.ts'

const told = z.custom<Refusal>((value) => z.object({ code: z.enum(refusalCodes) }).safeParse(value).success)
const remembered = z.object({
  content: z.string(),
  answer: z.object({
    matterId: z.string(),
    revision: z.int(),
    stage: z.string(),
    round: z.int(),
    id: z.string(),
    told: z.exactOptional(told),
  }),
})

/** The record that lets a repeated command be answered as it was the first time. Kept for good: phones come back late. */
export function rememberedCommand(who: string, commandId: string, content: string, answer: unknown): Item {
  return { ...keys.command(who, commandId), content, answer }
}

/** The first answer again, or `conflict` when the id comes with other content. */
export function recall(item: Item, content: string): Result<Receipt> {
  if (item['content'] !== content) return refused(refusal('conflict', { field: 'commandId' }))
  return ok(remembered.parse(item).answer)
}
