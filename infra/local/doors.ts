import { Hono } from 'hono'
import * as z from 'zod'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import { instant } from '#shared/workflow/fields.ts'
import { refusalAnswer } from '#functions/api/refuse.ts'
import type { MovableClock } from './clock.ts'

const order = z.union([z.strictObject({ to: instant }), z.strictObject({ by: z.number() })])

export interface LocalWork {
  readonly clock: MovableClock
  /** Fires what is due and waits until the stream has been handled. */
  catchUp(): Promise<void>
}

/** Doors of the local run alone: move the clock, wait until derived views have caught up. No deployment has them. */
export function localDoors({ clock, catchUp }: LocalWork): Hono {
  const app = new Hono()
  app.get('/local/clock', (c) => c.json({ now: clock.now() }))
  app.post('/local/clock', async (c) => {
    const body = order.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refusalAnswer(refusal('invalid', { field: 'to', reason: 'no-such-time' }))
    clock.set('to' in body.data ? body.data.to : instantFromMillis(Date.parse(clock.now()) + body.data.by * 1000))
    await catchUp()
    return c.json({ now: clock.now() })
  })
  app.post('/local/settled', async (c) => {
    await catchUp()
    return c.json({})
  })
  return app
}
