import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantFromMillis, parseInstant } from '#shared/calendar/time.ts'
import { createApi } from '#functions/api/app.ts'
import { practiceClock } from '#functions/drivers/practice-clock.ts'
import { systemClock } from '#functions/drivers/system.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let root: Person
let organizer: Person
beforeAll(async () => {
  stack = await testStack()
  root = await firstAdministrator(stack)
  ;({ organizer } = await village(stack, root, { code: '511025106202', name: '双堰塘村' }))
})
afterAll(() => stack.close())

const refusalIn = z.object({ refusal: z.object({ code: z.string() }) })
/** Sessions last thirty days: these stay good. */
const inTwoDays = instantFromMillis(Date.now() + 2 * 86_400_000)

const nowIn = z.object({ now: z.string() })

/** Another function of the same practice stage: it shares the table and nothing else. */
function anotherFunction() {
  const practice = practiceClock(stack.world.table, systemClock)
  const app = createApi({ ...stack.world, clock: practice, practice }, () => Promise.resolve(undefined))
  return (method: string, path: string, { session }: Person, body?: unknown) =>
    app.request(path, {
      method,
      headers: { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

describe('the clock of a practice stage', () => {
  it('is moved by an administrator and goes on from there, in every function of the stage', async () => {
    const set = await anotherFunction()('POST', '/api/practice/clock', root, { to: inTwoDays })
    expect(set.status).toBe(200)
    const other = practiceClock(stack.world.table, systemClock)
    await other.refresh()
    const late = Date.parse(other.now()) - Date.parse(inTwoDays)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(60_000)
  })

  it('is nobody else’s to move or read', async () => {
    for (const [method, body] of [['GET'], ['POST', { to: inTwoDays }]] as const) {
      const answer = await anotherFunction()(method, '/api/practice/clock', organizer, body)
      expect(refusalIn.parse(await answer.json()).refusal.code).toBe('not-your-role')
    }
  })

  it('is not there on any other stage, not even for an administrator', async () => {
    const answer = await fetch(`${stack.origin}/api/practice/clock`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${root.session}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ to: inTwoDays }),
    })
    expect(answer.status).toBe(404)
    expect(refusalIn.parse(await answer.json()).refusal.code).toBe('not-here')
    expect(Math.abs(Date.parse(stack.clock.now()) - Date.now())).toBeLessThan(60_000)
  })

  it('tells when the stream has handled what was written before', async () => {
    const ask = anotherFunction()
    const settled = await ask('POST', '/api/practice/settled', root, { matterId: randomUUID() })
    expect(await settled.json()).toEqual({ settled: true })
    const { now } = nowIn.parse(await (await ask('GET', '/api/practice/clock', root)).json())
    expect(parseInstant(now)).toBeDefined()
  })
})
