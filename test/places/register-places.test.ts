import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { administratorAt } from '#infra/operate/administrator.ts'
import { readList } from '#infra/operate/official-list/read-list.ts'
import { sendPlaces } from '#infra/operate/send-places.ts'
import type { Place } from '#functions/store/places.ts'
import { childrenOf, placeOf, registerPlaces } from '#functions/store/places.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { parseLocalDate } from '#shared/calendar/time.ts'
import type { ApiClient } from '#shared/client/client.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'

const folder = fileURLToPath(new URL('./list', import.meta.url))

let stack: TestStack
let administrator: ApiClient

beforeAll(async () => {
  stack = await testStack()
  administrator = await administratorAt(stack.origin, stack.adminLink)
})
afterAll(() => stack.close())

function day(text: string): LocalDate {
  const parsed = parseLocalDate(text)
  if (parsed === undefined) throw new Error(`no day: ${text}`)
  return parsed
}

const put = (...places: object[]) =>
  administrator.ask({ method: 'PUT', path: '/api/places', body: { commandId: randomUUID(), places } }, z.object({}))
const zone = { code: '150926402', name: '新区', level: 'township' } as const
const nameNow = async () => (await placeOf(stack.world, zone.code))?.name

test('a county of the official list is registered through the api, and again without harm', async () => {
  const validFrom = day('2023-06-30')
  const places = (await readList(folder, '150926')).map((one): Place => ({ ...one, validFrom }))
  const told: string[] = []
  for (let n = 0; n < 2; n++)
    await sendPlaces(administrator, places, { newId: randomUUID, tell: (line) => told.push(line) })
  expect(told).toEqual(['8 of 8 places', '8 of 8 places'])
  const answer = await administrator.ask(
    { method: 'GET', path: '/api/places/150926105' },
    z.object({ place: z.unknown(), children: z.array(z.unknown()), ancestors: z.array(z.unknown()) }),
  )
  expect(answer).toMatchObject({
    is: 'done',
    value: {
      place: { code: '150926105', name: '土贵乌拉镇', level: 'township', validFrom },
      children: [{ code: '150926105004' }, { code: '150926105219', validFrom }],
      ancestors: [{ code: '150926' }, { code: '1509' }, { code: '15' }],
    },
  })
})

test('a run that broke off may sign in by the same link again', async () => {
  const again = await administratorAt(stack.origin, stack.adminLink)
  expect(again.session).toBe(administrator.session)
})

describe('a place from a later list', () => {
  test('takes the place of one from an earlier list, and of one without a day', async () => {
    expect((await put(zone)).is).toBe('done')
    expect((await put({ ...zone, name: '新区管委会', validFrom: '2022-10-31' })).is).toBe('done')
    expect((await put({ ...zone, name: '新区街道', validFrom: '2023-06-30' })).is).toBe('done')
    expect(await nameNow()).toBe('新区街道')
    expect((await childrenOf(stack.world, '150926')).find(({ code }) => code === zone.code)?.name).toBe('新区街道')
  })

  test.each([
    ['from an earlier day', { validFrom: '2022-10-31' }],
    ['without a day', {}],
  ])('stands against one %s; field and reason are named and nothing else is written', async (_, from) => {
    const other = { code: '150926403', name: '另一个', level: 'township' }
    expect(await put(other, { ...zone, name: '旧名', ...from })).toMatchObject({
      is: 'refused',
      refusal: { code: 'invalid', field: 'places[1].validFrom', reason: 'older-than-known' },
    })
    expect(await nameNow()).toBe('新区街道')
    expect(await placeOf(stack.world, other.code)).toBeUndefined()
  })

  test('stands against one that came between reading and writing', async () => {
    const { world } = stack
    const late = { ...zone, name: '旧名', validFrom: day('2022-10-31') }
    const blind = { ...world, table: { ...world.table, getMany: () => Promise.resolve([undefined]) } }
    expect(await registerPlaces(blind, [late])).toBe(0)
    expect(await nameNow()).toBe('新区街道')
  })

  test('corrects a name by hand on its own day', async () => {
    expect((await put({ ...zone, name: '新区街道办', validFrom: '2023-06-30' })).is).toBe('done')
    expect(await nameNow()).toBe('新区街道办')
  })
})
