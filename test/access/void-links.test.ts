import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableName } from '#infra/local/engines.ts'
import { voidLinks } from '#infra/operate/void-links.ts'
import { walkOf } from '#infra/operate/walk-table.ts'
import type { Knock } from '#test/support/door.ts'
import { doorsAt } from '#test/support/door.ts'
import { linkFor, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
})
afterAll(() => stack.close())

test('after the links were voided none leads anywhere, nobody is signed in, and the matter stands as it was', async () => {
  const root = await firstAdministrator(stack)
  const home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  const matter = await matterAt({ knock, village: home }, 'discuss')
  const link = await linkFor({ knock, village: home }, matter.id, { act: 'vote', subject: matter.pollId }, 'h05')
  const board = { method: 'GET', path: `/b/${home.code}` }
  expect((await knock({ method: 'GET', path: link })).status).toBe(200)
  const walk = walkOf(stack.engines.dynamodb, tableName)
  expect(await voidLinks(stack.world, walk)).toBeGreaterThan(5)
  expect((await knock({ method: 'GET', path: link })).mark).toBe('link-unknown')
  expect((await knock({ method: 'GET', path: '/api/me', session: home.organizer.session })).status).toBe(401)
  expect((await knock(board)).text).toContain('修路')
  expect(await voidLinks(stack.world, walk)).toBe(0)
})
