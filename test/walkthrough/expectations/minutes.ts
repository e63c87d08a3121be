import * as z from 'zod'
import { check, Failed } from '../failure.ts'
import { tight } from '../page.ts'
import type { StepOf } from '../scenario-schema.ts'
import type { Play } from '../stage.ts'

const answer = z.object({ sheet: z.unknown(), text: z.string().optional() })

export async function expectMinutes(play: Play, { minutesContain }: StepOf<'expect'>): Promise<void> {
  if (minutesContain === undefined) return
  const { sheet, text } = answer.parse(
    await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/minutes`),
  )
  if (sheet === undefined && text === undefined) throw new Failed('there are no minutes')
  const drafted = tight(text ?? JSON.stringify(sheet))
  for (const wanted of minutesContain)
    check(drafted.includes(tight(wanted)), () => `the minutes do not hold "${wanted}"`)
}
