import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import { command, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village
let matter: Awaited<ReturnType<typeof matterAt>>

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  home = await village(stack, await firstAdministrator(stack), { code: '511025106202', name: '双堰塘村' })
  matter = await matterAt({ knock, village: home }, 'discuss')
})
afterAll(() => stack.close())

const answer = z.object({ voted: z.array(z.object({ code: z.string(), channel: z.string() })), votedCount: z.int() })

function votedIn(pollId: string) {
  const call = { method: 'GET', path: `/api/polls/${pollId}`, session: home.organizer.session }
  return done(knock, call, answer)
}

async function vote(pollId: string, voter: string): Promise<void> {
  const body = { commandId: randomUUID(), voter, choices: ['yes'] }
  const call = { method: 'POST', path: `/api/polls/${pollId}/assisted`, session: home.helper.session, body }
  await done(knock, call, z.unknown())
}

async function openNamed(): Promise<string> {
  const { id } = await command(knock, home.organizer, matter.id, 'open-poll', {
    topicId: matter.topicId,
    question: '谁来看管？',
    choices: [
      { key: 'yes', text: '张三' },
      { key: 'no', text: '李四' },
    ],
    electorate: home.list,
    secret: false,
    rule: {},
  })
  return id
}

describe('who has voted', () => {
  it('is held back by name in a secret vote until five have voted; how many is told', async () => {
    for (const [n, voter] of home.voters.slice(0, 4).entries()) {
      await vote(matter.pollId, voter)
      expect(await votedIn(matter.pollId)).toEqual({ voted: [], votedCount: n + 1 })
    }
    await vote(matter.pollId, home.voters[4] ?? '')
    const { voted, votedCount } = await votedIn(matter.pollId)
    expect(votedCount).toBe(5)
    expect(voted.map(({ code }) => code).toSorted()).toEqual(home.voters.slice(0, 5))
  })

  it('is told at once where votes are by name anyhow', async () => {
    const pollId = await openNamed()
    await vote(pollId, home.voters[0] ?? '')
    expect(await votedIn(pollId)).toEqual({ voted: [{ code: home.voters[0], channel: 'assisted' }], votedCount: 1 })
  })
})
