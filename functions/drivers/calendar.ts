import * as z from 'zod'
import type { ExtraDays } from '#shared/calendar/working-days.ts'
import { localDate } from '#shared/workflow/fields.ts'

const schema = z.strictObject({
  holidays: z.array(localDate).default([]),
  workingDays: z.array(localDate).default([]),
  publishedUntil: z.exactOptional(z.int().min(2004).max(2100)),
})

/**
 * The deployment's own days, as `CUNYI_CALENDAR` gives them:
 * `{"holidays":["2027-01-01"],"workingDays":["2027-01-03"],"publishedUntil":2027}`. Throws with what is wrong.
 */
export function extraDays(text: string | undefined): { extraDays?: ExtraDays } {
  if (text === undefined || text === '') return {}
  const parsed = schema.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Error(`environment: CUNYI_CALENDAR ${z.prettifyError(parsed.error)}`)
  return { extraDays: parsed.data }
}
