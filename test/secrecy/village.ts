import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { CommandType } from '#shared/client/commands.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import { command } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, village as villageAt } from '#test/support/village.ts'
import { codeOf, lists } from './plans.ts'
import type { Plan } from './plans.ts'

export interface Hall {
  readonly stack: TestStack
  readonly knock: Knock
  readonly village: Village
}

/** A village with the electorates of all plans. */
export async function hallOf(stack: TestStack): Promise<Hall> {
  const knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  const village = await villageAt(stack, root, { code: '511025106202', name: '双堰塘村' })
  const rows = Object.entries(lists).flatMap(([list, weights]) =>
    weights.map((weight, n) => [list, codeOf(list, n), `村民·${list.length}·${n + 1}`, weight].join(',')),
  )
  const roster = {
    method: 'POST',
    path: `/api/villages/${village.code}/roster/import?commandId=${randomUUID()}`,
    session: village.organizer.session,
    body: new TextEncoder().encode(['名单,编号,姓名,票数', ...rows].join('\r\n')),
    headers: { 'Content-Type': 'text/csv', 'X-File-Name': 'roster.csv' },
  }
  await done(knock, roster, z.unknown())
  return { stack, knock, village }
}

/** A matter of its own for each poll, opened by the commands that people send. */
export async function openedPoll({ knock, village }: Hall, plan: Plan): Promise<{ matterId: string; pollId: string }> {
  const { organizer, helper } = village
  const body = { commandId: randomUUID(), procedure: 'deliberation', title: `议事 ${plan.shape}` }
  const call = {
    method: 'POST',
    path: `/api/villages/${village.code}/matters`,
    session: organizer.session,
    body,
  }
  const { matterId } = await done(knock, call, z.object({ matterId: z.string() }))
  const send = async (type: CommandType, data: unknown, by = organizer) =>
    (await command(knock, by, matterId, type, data)).id
  await send('record-visit', { answers: { needs: '想把路修到屋前' } }, helper)
  const topicId = await send('raise-topic', { title: '今年种什么' })
  const answers = { kind: '村民会议', place: '村委会', heldOn: '2099-03-01', heldAt: '14:00' }
  await send('convene', { answers, topics: [topicId], electorate: plan.list })
  const pollId = await send('open-poll', {
    topicId,
    question: '种什么?',
    choices: plan.choices.map((key, n) => ({ key, text: `第${n + 1}种${'好'.repeat(n * 3)}` })),
    electorate: plan.list,
    secret: true,
    max: plan.max,
    rule: { pass: { of: 'cast', moreThan: '1/2' } },
  })
  return { matterId, pollId }
}

const issued = z.object({ links: z.array(z.object({ code: z.string(), url: z.string() })) })
const anew = z.object({ link: z.object({ code: z.string(), url: z.string() }) })

/** Personal links of everybody, some of them made anew; paths by code. */
export async function linksOf({ knock, village }: Hall, plan: Plan, of: { matterId: string; pollId: string }) {
  const order = { act: 'vote', matterId: of.matterId, subject: of.pollId, list: plan.list } as const
  const ask = (path: string, more: object) => ({
    method: 'POST',
    path,
    session: village.organizer.session,
    body: { commandId: randomUUID(), ...order, ...more },
  })
  const { links } = await done(knock, ask('/api/links', { voters: 'all' }), issued)
  const paths = new Map(links.map(({ code, url }) => [code, new URL(url).pathname]))
  for (const { code, reissued } of plan.voters)
    if (reissued) {
      const { link } = await done(knock, ask('/api/links/reissue', { voter: code }), anew)
      paths.set(code, new URL(link.url).pathname)
    }
  return paths
}
