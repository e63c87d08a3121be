import * as z from 'zod'
import type { StepOf } from '../scenario-schema.ts'
import { keyOf, type Play } from '../stage.ts'
import { same } from './same.ts'

const identified = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
const answer = z.object({
  overdue: z.array(
    z.union([
      z.object({ action: identified }).transform(({ action }) => action),
      z.object({ actionId: z.string() }).transform(({ actionId }) => actionId),
    ]),
  ),
})

/** What the desk shows as overdue, the whole of it: no more and no fewer. */
export async function expectDesk(play: Play, { desk, overdue }: StepOf<'expect'>): Promise<void> {
  if (desk === undefined || !Array.isArray(overdue)) return
  const shown = answer.parse(await play.cast.as(desk, 'GET', `/api/desk?place=${play.cast.placeOf(desk)}`))
  const keys = shown.overdue.map((id) => keyOf(play, 'action', id) ?? `another matter's ${id}`)
  same(`overdue on the desk of ${desk}`, keys.sort(), [...overdue].sort())
}
