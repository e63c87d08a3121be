import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { anId, listName, voterCode } from '#shared/workflow/fields.ts'
import { linkActs } from '../../access/capability.ts'
import { issueLinks, reissueLink } from '../../commands/issue-links.ts'
import type { World } from '../../world.ts'
import { matterFor } from '../access.ts'
import type { Holder } from '../route.ts'
import { route } from '../route.ts'

const subject = { commandId: anId, act: z.enum(linkActs), matterId: anId, subject: anId, list: listName }

async function organized(world: World, who: Holder, matterId: string) {
  const found = await matterFor(world, who, matterId)
  if (!found.ok) return found
  if (!rolesOf(found.value.actor).includes('organizer')) return refused(refusal('not-your-role'))
  return ok(found.value.head.matter)
}

export const linkRoutes = [
  route({
    method: 'post',
    path: '/api/links',
    summary: { zh: '生成村民链接', en: 'Personal links for people of a list' },
    body: z.strictObject({
      ...subject,
      voters: z.union([z.literal('all'), z.array(voterCode).min(1).max(5000)]),
    }),
    run: async ({ world, who, body }) => {
      const matter = await organized(world, who, body.matterId)
      if (!matter.ok) return matter
      const issued = await issueLinks(world, matter.value, body)
      return issued.ok ? ok({ links: issued.value }) : issued
    },
  }),
  route({
    method: 'post',
    path: '/api/links/reissue',
    summary: { zh: '换发链接（旧的作废）', en: 'One link anew; the old one is dead' },
    body: z.strictObject({ ...subject, voter: voterCode }),
    run: async ({ world, who, body }) => {
      const matter = await organized(world, who, body.matterId)
      if (!matter.ok) return matter
      const issued = await reissueLink(world, matter.value, { ...body, voters: [body.voter] })
      return issued.ok ? ok({ link: issued.value }) : issued
    },
  }),
]
