import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDateOf } from '#shared/calendar/time.ts'
import { idFrom } from '#functions/digest.ts'
import type { Heard, Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let administrator: Person
let home: Village
let matter: MatterAt

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  administrator = await firstAdministrator(stack)
  home = await village(stack, administrator, { code: '511025106202', name: '双堰塘村' })
  matter = await matterAt({ knock, village: home }, 'propose')
})
afterAll(() => stack.close())

type Fields = Readonly<Record<string, string>>

const send = (fields: Fields) => knock(form(`/raise/${home.code}?matter=${matter.id}`, Object.entries(fields)))
const screenOf = ({ text }: Heard) => /data-screen="(\w+)"/.exec(text)?.[1]

/** What a screen carries unseen: the next one must not lose it. */
function hidden({ text }: Heard): Fields {
  const inputs = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

const raisers = z.object({ raisers: z.array(z.looseObject({ topicId: z.string() })) })
const topicsOf = z.object({
  matter: z.object({
    slices: z.object({ topic: z.object({ topics: z.array(z.object({ id: z.string(), title: z.string() })) }) }),
  }),
})

async function titled(title: string): Promise<string[]> {
  const call = { method: 'GET', path: `/api/matters/${matter.id}`, session: home.organizer.session }
  const { topics } = (await done(knock, call, topicsOf)).matter.slices.topic
  return topics.filter((topic) => topic.title === title).map(({ id }) => id)
}

async function contactOf(topicId: string | undefined): Promise<object | undefined> {
  const call = { method: 'GET', path: `/api/matters/${matter.id}/raisers`, session: home.organizer.session }
  return (await done(knock, call, raisers)).raisers.find((raiser) => raiser.topicId === topicId)
}

test('a whole form without a word of screens raises the topic', async () => {
  const fields = { title: '修桥', background: '有洞', name: '王秀兰', phone: '0475 1', commandId: randomUUID() }
  expect((await send(fields)).headers.get('location')).toMatch(/^\/t\/\w+$/)
  const [id] = await titled('修桥')
  expect(await contactOf(id)).toMatchObject({ name: '王秀兰', phone: '0475 1' })
})

test('one question a screen: asking for the next screen raises nothing and loses nothing', async () => {
  const commandId = randomUUID()
  const second = await send({ title: '挖井', background: '水浑', commandId, ask: 'contact' })
  expect([second.status, screenOf(second)]).toEqual([200, 'contact'])
  expect(second.text).toContain('还没有提交')
  expect(hidden(second)).toEqual({ title: '挖井', background: '水浑', commandId })
  expect(await titled('挖井')).toEqual([])
  const first = await send({ ...hidden(second), name: '包青山', ask: 'topic' })
  expect(screenOf(first)).toBe('topic')
  expect(hidden(first)).toEqual({ commandId, name: '包青山' })
  expect(first.text).toContain('value="挖井"')
  expect(first.text).toContain('>水浑</textarea>')
})

test('going back and sending again raises one topic', async () => {
  const second = await send({ title: '装路灯', background: '', commandId: randomUUID(), ask: 'contact' })
  const sent = await send({ ...hidden(second), phone: '0475 2' })
  const back = await send({ ...hidden(second), phone: '0475 2', ask: 'topic' })
  const again = await send({ ...hidden(back), title: '装路灯', background: '', ask: 'contact' })
  expect(hidden(again)['commandId']).toBe(hidden(second)['commandId'])
  const resent = await send({ ...hidden(again), phone: '0475 2' })
  expect(resent.headers.get('location')).toBe(sent.headers.get('location'))
  expect(await titled('装路灯')).toHaveLength(1)
})

test('who skips the second question leaves no name, whatever stood in the fields', async () => {
  const fields = { title: '种树', background: '', commandId: randomUUID(), name: '李桂芝', phone: '1', skip: 'yes' }
  expect((await send(fields)).status).toBe(303)
  const [id] = await titled('种树')
  expect(id).toBeDefined()
  expect(await contactOf(id)).toBeUndefined()
})

test('a fault comes back on the screen that asked, with everything typed on both', async () => {
  const commandId = randomUUID()
  const empty = await send({ title: '  ', background: '很多', name: '名', commandId, ask: 'contact' })
  expect([empty.status, screenOf(empty), empty.mark]).toEqual([422, 'topic', 'invalid'])
  expect(empty.text).toContain('href="#title"')
  expect(hidden(empty)).toEqual({ commandId, name: '名' })
  const long = await send({ title: '修渠', background: '很多', phone: '1'.repeat(31), commandId })
  expect([screenOf(long), long.mark]).toEqual(['contact', 'invalid'])
  expect(long.text).toContain('href="#phone"')
  expect(hidden(long)).toEqual({ commandId, title: '修渠', background: '很多' })
  expect(await titled('修渠')).toEqual([])
})

test('nobody can shut the door for a day by sending the id under which that day’s matter begins', async () => {
  const day = localDateOf(stack.world.clock.now())
  const other = await village(stack, administrator, { code: '511025107201', name: '邻村' })
  const { id } = await matterAt({ knock, village: other }, 'propose')
  const raise = (title: string, to: string, commandId: string) =>
    knock(form(`/raise/${other.code}${to}`, Object.entries({ title, commandId })))
  // As many as the matter takes, so that the next topic needs a matter of its own.
  const ids = [idFrom('public-matter', other.code, day), ...Array.from({ length: 19 }, () => randomUUID())]
  for (const [n, commandId] of ids.entries())
    expect((await raise(`第${n + 1}件`, `?matter=${id}`, commandId)).status).toBe(303)
  expect((await raise('下一件', '', randomUUID())).status).toBe(303)
})
