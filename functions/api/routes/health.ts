import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { healthOf } from '../../health/health-of.ts'
import { administersSomewhere } from '../access.ts'
import { route } from '../route.ts'

export const healthRoutes = [
  route({
    method: 'get',
    path: '/api/health',
    summary: { zh: '系统运行状况', en: 'Whether what goes on behind the doors keeps up' },
    run: async ({ world, who }) =>
      administersSomewhere(who) ? ok(await healthOf(world)) : refused(refusal('not-your-role')),
  }),
]
