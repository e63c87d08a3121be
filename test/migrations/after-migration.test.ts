import { expect, test } from 'vitest'
import * as z from 'zod'
import { publishedPollSchema } from '#shared/decision/published-poll.ts'
import { recount } from '#shared/decision/recount.ts'
import { linkAddress, voterToken } from '#functions/access/capability.ts'
import { keys } from '#functions/store/keys.ts'
import { startStack } from '#infra/local/stack.ts'
import { done, doorsAt } from '../support/door.ts'
import { command } from '../support/matter.ts'
import type { Person } from '../support/village.ts'
import { sessionFor, signInBy } from '../support/village.ts'
import { leftBehind, village } from './left-behind.ts'

const stood = z.object({
  matter: z.object({
    id: z.string(),
    stage: z.string(),
    slices: z.object({
      topic: z.object({ topics: z.array(z.object({ id: z.string() })) }),
      poll: z.object({ polls: z.array(z.object({ id: z.string(), list: z.string() })) }),
    }),
  }),
  actions: z.array(z.object({ id: z.string(), state: z.string(), overdue: z.boolean() })),
  notices: z.array(z.object({ id: z.string(), standing: z.string() })),
})
const listed = z.object({ matters: z.array(z.object({ id: z.string() })) })
const chain = z.object({ chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean() }) })
const visited = z.object({ visits: z.array(z.object({ answers: z.object({ photos: z.array(z.string()) }) })) })

test.each(['table-1', 'table-3'] as const)(
  'the product goes on with what stands in %s: people read it, sign in to it, and take the matter further',
  async (name) => {
    const folder = await leftBehind(name)
    const errors: unknown[] = []
    const log = { write: (event: { level?: unknown }) => void (event.level === 'error' && errors.push(event)) }
    const stack = await startStack({ dataDir: folder.path, log })
    try {
      const knock = doorsAt(stack.origin)
      const root = await signInBy(knock, stack.adminLink)
      const staff = await stack.world.table.query({ pk: keys.staffAt(village, '').pk, prefix: 'STAFF#' })
      const signInAs = (who: string): Promise<Person> => {
        const login = staff.map(({ sk }) => sk.slice('STAFF#'.length)).find((one) => one.startsWith(`${who}.`))
        return sessionFor(knock, root, login ?? who)
      }
      const [clerk, leader] = [await signInAs('clerk'), await signInAs('leader')]
      const read = <T>(path: string, shape: z.ZodType<T>, session = clerk.session): Promise<T> =>
        done(knock, { method: 'GET', path, session }, shape)

      const [{ id: matterId } = { id: '' }] = (await read(`/api/villages/${village}/matters`, listed)).matters
      const { matter, actions, notices } = await read(`/api/matters/${matterId}`, stood)
      expect(matter.stage).toBe('act')
      expect(actions.map(({ state }) => state)).toEqual(['open', 'open'])
      expect(notices).toMatchObject([{ standing: 'open' }])
      expect((await read(`/api/matters/${matterId}/events`, chain)).chain).toEqual({
        unbroken: true,
        foldsToState: true,
      })

      const desk = z.object({ stages: z.record(z.string(), z.object({ ages: z.object({ under1m: z.int() }) })) })
      const { stages } = await read(`/api/desk?place=${village.slice(0, 6)}`, desk, root.session)
      expect(stages['act']?.ages.under1m).toBe(1)
      for (const poll of matter.slices.poll.polls) {
        const file = await read(`/api/polls/${poll.id}/published`, publishedPollSchema)
        expect(recount(file)).toMatchObject({ agrees: true })
        const order = { act: 'vote', subject: poll.id, list: poll.list, code: 'r15', serial: 0 } as const
        const link = new URL(linkAddress(stack.world, 'vote', await voterToken(stack.world, order))).pathname
        expect(await knock({ method: 'GET', path: link })).toMatchObject({ status: 200, mark: undefined })
      }

      const { visits } = await read(`/api/matters/${matterId}/visits`, visited)
      const ids = visits.flatMap(({ answers }) => answers.photos)
      const photos = await stack.world.table.getMany(ids.map(keys.photo))
      expect(photos.map((photo) => photo?.['state'])).toEqual(['ready', 'ready', 'ready', 'ready'])

      const due = '2026-05-31'
      const topicId = matter.slices.topic.topics[0]?.id
      await command(knock, clerk, matterId, 'assign', { topicId, text: '立牌', owner: leader.login, due })
      const [first] = actions
      await command(knock, clerk, matterId, 'report-progress', {
        actionId: first?.id,
        text: '已推选三人',
        submit: true,
      })
      await command(knock, leader, matterId, 'review', { actionId: first?.id, verdict: 'accept' })
      // The notice that was running ends by its timer.
      const body = { to: '2026-05-20T01:00:00.000Z' }
      const moved = await knock({ method: 'POST', path: '/local/clock', body })
      expect(moved.status).toBe(200)
      const after = await read(`/api/matters/${matterId}`, stood)
      expect(after.notices).toMatchObject([{ standing: 'closed' }])
      expect(after.actions.map(({ state, overdue }) => [state, overdue])).toEqual([
        ['accepted', false],
        ['open', true],
        ['open', false],
      ])
      expect((await read(`/api/matters/${matterId}/events`, chain)).chain).toMatchObject({ unbroken: true })
      expect(errors).toEqual([])
    } finally {
      await stack.close()
      await folder.remove()
    }
  },
  90_000,
)
