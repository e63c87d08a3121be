import * as z from 'zod'
import { pollOf } from '#shared/blocks/poll/state.ts'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, choiceKey, line, voterCode } from '#shared/workflow/fields.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { castBallot, frozenVoter, paperOf } from '../../commands/cast-ballot.ts'
import { whyClosed } from '../../commands/why-closed.ts'
import { publishedFileOf } from '../../queries/published.ts'
import { votedIn } from '../../queries/voted.ts'
import type { World } from '../../world.ts'
import { matterFor } from '../access.ts'
import type { Holder } from '../route.ts'
import { route } from '../route.ts'

async function pollFor(world: World, who: Holder, pollId: string) {
  const paper = await paperOf(world, pollId)
  if (paper === undefined) return refused(refusal('not-found', { field: 'pollId' }))
  const found = await matterFor(world, who, paper.matterId)
  if (!found.ok) return found
  const poll = pollOf(found.value.head.matter.slices.poll, pollId)
  return poll === undefined
    ? refused(refusal('not-found', { field: 'pollId' }))
    : ok({ poll, paper, matterId: paper.matterId, actor: found.value.actor })
}

/** A helper is in the room with the voter; so is whoever runs the meeting. */
const assistants = ['organizer', 'helper'] as const

export const pollRoutes = [
  route({
    method: 'get',
    path: '/api/polls/{pollId}',
    summary: { zh: '查看表决', en: 'A poll, and who has voted where (never how)' },
    run: async ({ world, who, params }) => {
      const found = await pollFor(world, who, params['pollId'] ?? '')
      if (!found.ok) return found
      const { poll, matterId } = found.value
      return ok({ poll, matterId, ...(await votedIn(world, poll)) })
    },
  }),
  route({
    method: 'get',
    path: '/api/polls/{pollId}/published',
    summary: { zh: '公布的计票文件', en: 'The published file of a closed poll' },
    run: async ({ world, who, params }) => {
      const found = await pollFor(world, who, params['pollId'] ?? '')
      if (!found.ok) return found
      const file = await publishedFileOf(world, found.value.poll)
      if (file === undefined) return refused(refusal('not-found', { field: 'pollId', reason: 'not-counted-yet' }))
      return new Response(Buffer.from(file), { headers: { 'Content-Type': 'application/json' } })
    },
  }),
  route({
    method: 'post',
    path: '/api/polls/{pollId}/assisted',
    summary: { zh: '代录投票（本人在场）', en: 'Enter a vote in the voter’s presence' },
    body: z.strictObject({
      commandId: anId,
      voter: voterCode,
      choices: z.array(choiceKey).min(1).max(40),
      witness: line(30).optional(),
    }),
    run: async ({ world, who, params, body }) => {
      const found = await pollFor(world, who, params['pollId'] ?? '')
      if (!found.ok) return found.refusal.code === 'not-found' ? refused(refusal('poll-not-open')) : found
      const { paper, actor } = found.value
      if (!rolesOf(actor).some((role) => assistants.some((one) => one === role)))
        return refused(refusal('not-your-role'))
      const cast = await castBallot(world, {
        rules: paper,
        voter: await frozenVoter(world, paper, body.voter),
        choices: body.choices,
        channel: 'assisted',
        helper: who.login,
        ...(body.witness === undefined ? {} : { witness: body.witness }),
      })
      if (cast.ok || cast.refusal.code !== 'poll-closed') return cast
      return refused(await whyClosed(world, paper.matterId))
    },
  }),
]
