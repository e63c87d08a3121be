import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '#functions/api/routes.ts'
import { blocks } from '#shared/blocks/blocks.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import { closing } from '#shared/workflow/step.ts'
import type { Call, Heard, Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import { command, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Things } from '#test/support/valid-data.ts'
import { validData, validRequests } from '#test/support/valid-data.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, sessionFor, village } from '#test/support/village.ts'
import type { Rule, Somebody } from './who-may-do-what.ts'
import { commandRules, doorRules, foreigners, people, signedOut } from './who-may-do-what.ts'

const commandDoor = 'post /api/matters/{matterId}/commands/{type}'
const commandTypes = [...blocks.flatMap(({ commands }) => Object.keys(commands)), closing]

let stack: TestStack
let knock: Knock
let home: Village
let things: Things
let sessions: Record<Somebody, string | undefined>

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  const neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  // Sessions last thirty days: this one began a month ago.
  stack.clock.set(instantFromMillis(Date.now() - 31 * 86_400_000))
  const expired = await sessionFor(knock, root, home.organizer.login)
  stack.clock.set(instantFromMillis(Date.now()))
  const ended = await sessionFor(knock, root, home.organizer.login)
  await endSession(ended)
  const spare = await hireSpare(root)
  const matter = await matterAt({ knock, village: home }, 'discuss')
  const unknown = 'NothingHasThisId'
  const orders = validRequests({ village: home, matter, objectionId: unknown, photoId: unknown, spare })
  const order = orders['post /api/photos']?.() ?? { method: 'POST', path: '/api/photos' }
  const { photoId } = await done(knock, { ...order, session: home.helper.session }, z.object({ photoId: z.string() }))
  things = { village: home, matter, objectionId: unknown, photoId, spare }
  sessions = {
    organizer: home.organizer.session,
    helper: home.helper.session,
    'township supervisor': home.townshipSupervisor.session,
    'county supervisor': home.countySupervisor.session,
    administrator: home.administrator.session,
    'organizer of another village': neighbour.organizer.session,
    'supervisor of another township': neighbour.townshipSupervisor.session,
    nobody: undefined,
    'expired session': expired.session,
    'ended session': ended.session,
    'invented session': `${home.organizer.session.split('.')[0]}.${'a'.repeat(22)}`,
  }
})
afterAll(() => stack.close())

const mySessions = z.object({ sessions: z.array(z.object({ id: z.string(), current: z.boolean() })) })

async function endSession({ session }: Person): Promise<void> {
  const { sessions: all } = await done(knock, { method: 'GET', path: '/api/me', session }, mySessions)
  const id = all.find(({ current }) => current)?.id
  await done(knock, { method: 'DELETE', path: `/api/sessions/${id}`, session }, z.object({}))
}

async function hireSpare(root: Person): Promise<string> {
  const login = 'spare'
  const body = { commandId: randomUUID(), login, name: '备用', roles: [{ role: 'helper', place: home.code }] }
  await done(knock, { method: 'POST', path: '/api/staff', session: root.session, body }, z.unknown())
  return login
}

const isOneOf = <T extends string>(list: readonly T[], name: string): name is T => list.some((one) => one === name)

/** The code that a rule makes us expect; undefined when the door must not be refused for who one is. */
function expectedOf(rule: Rule, who: Somebody): RefusalCode | undefined {
  if (isOneOf(signedOut, who)) return rule.open ? undefined : 'signed-out'
  if (isOneOf(foreigners, who)) return 'foreign' in rule ? rule.foreign : 'not-your-village'
  return rule.may.includes(who) ? undefined : (rule.others ?? 'not-your-role')
}

const forWhoOneIs: readonly string[] = ['signed-out', 'not-your-village', 'not-your-role', 'not-entitled']

/** A refusal of the person as such. "Not your action" and "not asked to sign" are refusals of somebody who may. */
function refusedForWhoOneIs({ refusal }: Heard): boolean {
  return refusal !== undefined && refusal.reason === undefined && forWhoOneIs.includes(refusal.code)
}

function assertRule(rule: Rule, who: Somebody, heard: Heard): void {
  const code = expectedOf(rule, who)
  expect(heard.status).toBeLessThan(500)
  if (code === undefined) expect(refusedForWhoOneIs(heard), `${who}: ${heard.text.slice(0, 200)}`).toBe(false)
  else expect(heard.refusal?.code, `${who}: ${heard.status} ${heard.text.slice(0, 200)}`).toBe(code)
}

const cases = (rules: Readonly<Record<string, Rule>>) =>
  Object.entries(rules).flatMap(([door, rule]) => people.map((who) => ({ door, rule, who })))

describe('every door', () => {
  it('stands in the table of who may do what, and so does every command', () => {
    const doors = routes.map(({ method, path }) => `${method} ${path}`).filter((door) => door !== commandDoor)
    expect(Object.keys(doorRules).toSorted()).toEqual(doors.toSorted())
    expect(Object.keys(commandRules).toSorted()).toEqual(commandTypes.toSorted())
  })

  it.each(cases(doorRules))('$door as $who', async ({ door, rule, who }) => {
    const request = validRequests(things)[door]
    if (request === undefined) throw new Error(`test/support/valid-data.ts has no request for ${door}`)
    assertRule(rule, who, await knock({ ...request(), session: sessions[who] }))
  })

  it.each(cases(commandRules))('command $door as $who', async ({ door: type, rule, who }) => {
    const before = await matterNow()
    const body = { commandId: randomUUID(), data: validData(things)[type] }
    const path = `/api/matters/${things.matter.id}/commands/${type}`
    const heard = await knock({ method: 'POST', path, session: sessions[who], body })
    assertRule(rule, who, heard)
    if (heard.refusal !== undefined) expect(await matterNow()).toEqual(before)
  })

  it('gives away nothing of another village’s matter by any of its doors', async () => {
    const secrets = ['修路', home.organizer.name, things.matter.topicId]
    const reading = Object.entries(validRequests(things)).filter(([door]) => door.startsWith('get /api/matters/'))
    for (const [door, request] of reading) {
      const { text } = await knock({ ...request(), session: sessions['organizer of another village'] })
      for (const secret of secrets) expect(text, door).not.toContain(secret)
    }
  })

  it('is shut to a cookie alone when the request does not come from our own pages', async () => {
    const cookie = { Cookie: `cunyi_session=${home.organizer.session}` }
    const body = { commandId: randomUUID(), procedure: 'deliberation', title: '别人的网页' }
    const call: Call = { method: 'POST', path: `/api/villages/${home.code}/matters`, body }
    for (const headers of [
      cookie,
      { ...cookie, Origin: 'https://evil.example' },
      { ...cookie, 'Sec-Fetch-Site': 'cross-site' },
    ])
      expect((await knock({ ...call, headers })).refusal?.code).toBe('signed-out')
    expect((await knock({ ...call, headers: { ...cookie, Origin: stack.origin } })).status).toBe(200)
    expect((await knock({ method: 'GET', path: '/api/me', headers: cookie })).status).toBe(200)
  })
})

async function matterNow(): Promise<unknown> {
  const call = { method: 'GET', path: `/api/matters/${things.matter.id}`, session: home.countySupervisor.session }
  const { matter, revision } = await done(knock, call, z.object({ matter: z.unknown(), revision: z.int() }))
  return { matter, revision }
}

describe('staff', () => {
  it('cannot review their own work, nor report on that of others', async () => {
    const matter = await matterAt({ knock, village: home }, 'act')
    const { actionId } = matter
    const asked = (by: Person, type: string, data: object) =>
      knock({
        method: 'POST',
        path: `/api/matters/${matter.id}/commands/${type}`,
        session: by.session,
        body: { commandId: randomUUID(), data: { actionId, ...data } },
      })
    const others = await asked(home.organizer, 'report-progress', { text: '修好了' })
    expect(others.refusal).toMatchObject({ code: 'not-your-role', reason: 'not-your-action' })
    await command(knock, home.helper, matter.id, 'report-progress', { actionId, text: '修好了', submit: true })
    expect((await asked(home.helper, 'review', { verdict: 'accept' })).refusal?.code).toBe('own-work')
    expect((await asked(home.organizer, 'review', { verdict: 'accept' })).status).toBe(200)
  })

  it('gain nothing from an administrator of less than all their roles’ places', async () => {
    const session = home.administrator.session
    const countrywide = {
      commandId: randomUUID(),
      login: 'climber',
      name: '想当管理员',
      roles: [{ role: 'administrator', place: '0' }],
    }
    const climbed = await knock({ method: 'POST', path: '/api/staff', session, body: countrywide })
    expect(climbed.refusal).toMatchObject({ code: 'not-your-role', field: 'roles[0].place' })
    const takenOver = { ...countrywide, login: 'admin', roles: [{ role: 'helper', place: home.code }] }
    expect((await knock({ method: 'POST', path: '/api/staff', session, body: takenOver })).refusal?.code).toBe(
      'not-your-role',
    )
    const link = await knock({
      method: 'POST',
      path: '/api/staff/admin/sign-in-link',
      session,
      body: { commandId: randomUUID() },
    })
    expect(link.refusal?.code).toBe('not-your-role')
    const elsewhere = { commandId: randomUUID(), places: [{ code: '51', name: '四川', level: 'province' }] }
    expect((await knock({ method: 'PUT', path: '/api/places', session, body: elsewhere })).refusal?.code).toBe(
      'not-your-role',
    )
  })

  it('see printed pages of their own area alone', async () => {
    const path = `/staff/matters/${things.matter.id}/minutes`
    expect((await knock({ method: 'GET', path })).mark).toBe('signed-out')
    for (const who of foreigners)
      expect((await knock({ method: 'GET', path, session: sessions[who] })).mark).toBe('not-your-village')
    expect((await knock({ method: 'GET', path, session: sessions.helper })).status).toBe(200)
  })
})
