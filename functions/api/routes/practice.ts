import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, instant } from '#shared/workflow/fields.ts'
import { caughtUp } from '../../health/caught-up.ts'
import type { PracticeClock } from '../../ports.ts'
import { sweep } from '../../schedule/sweep.ts'
import type { World } from '../../world.ts'
import type { Holder } from '../route.ts'
import { administersSomewhere } from '../access.ts'
import { route } from '../route.ts'

/** An HTTP API answers within 30 s or not at all; whoever still waits asks again. */
const patienceMs = 15_000

/**
 * Doors of practice stages alone, where months of a matter are gone through in minutes: rehearsals, training. Everywhere else
 * they are refused with `not-here`, and to anybody but an administrator with `not-your-role`.
 */
export const practiceRoutes = [
  route({
    method: 'get',
    path: '/api/practice/clock',
    summary: { zh: '演练环境的时间', en: 'What time it is on a practice stage' },
    run: async ({ world, who }) => {
      const clock = clockFor(world, who)
      return clock.ok ? ok({ now: clock.value.now() }) : clock
    },
  }),
  route({
    method: 'post',
    path: '/api/practice/clock',
    summary: { zh: '拨动演练环境的时间', en: 'Move the time of a practice stage; what has fallen due is done at once' },
    body: z.strictObject({ to: instant }),
    run: async ({ world, who, body }) => {
      const clock = clockFor(world, who)
      if (!clock.ok) return clock
      await clock.value.set(body.to)
      while ((await sweep(world)).fired > 0);
      return ok({ now: clock.value.now() })
    },
  }),
  route({
    method: 'post',
    path: '/api/practice/settled',
    summary: {
      zh: '等待公开栏和工作台跟上',
      en: 'Wait until boards and desks of a practice stage have caught up; false when it takes longer',
    },
    body: z.strictObject({ matterId: z.optional(anId) }),
    run: async ({ world, who, body }) => {
      const clock = clockFor(world, who)
      return clock.ok ? ok({ settled: await caughtUp(world, body.matterId, patienceMs) }) : clock
    },
  }),
]

function clockFor(world: World, who: Holder): Result<PracticeClock> {
  if (!administersSomewhere(who)) return refused(refusal('not-your-role'))
  return world.practice === undefined ? refused(refusal('not-here')) : ok(world.practice)
}
