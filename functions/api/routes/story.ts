import { ok } from '#shared/result.ts'
import { storyOf } from '../../queries/story.ts'
import { matterFor } from '../access.ts'
import { route } from '../route.ts'

export const storyRoutes = [
  route({
    method: 'get',
    path: '/api/matters/{matterId}/story',
    summary: {
      zh: '事项的经过',
      en: 'What happened in a matter, told in order, with its visits and the check of its chain',
    },
    run: async ({ world, who, params }) => {
      const found = await matterFor(world, who, params['matterId'] ?? '')
      return found.ok ? ok(await storyOf(world, found.value.head, found.value.actor)) : found
    },
  }),
]
