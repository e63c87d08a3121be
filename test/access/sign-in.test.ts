import { afterAll, beforeAll, expect, test } from 'vitest'
import { holderOf } from '#functions/access/sessions.ts'
import { setPassword } from '#functions/access/set-password.ts'
import { signInByLink, signInByPassword, signInLink } from '#functions/access/sign-in.ts'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { staffAccount } from '#functions/store/staff.ts'
import type { World } from '#functions/world.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import { temporaryDirectory } from '../local/engine.ts'

const [password, another] = ['a long password', 'another long one']
const village = '150526100201'
let stack: Stack
let world: World
let directory: Awaited<ReturnType<typeof temporaryDirectory>>

beforeAll(async () => {
  directory = await temporaryDirectory()
  stack = await startStack({ dataDir: directory.path, log: { write: () => {} } })
  world = stack.world
})

afterAll(async () => {
  await stack.close()
  await directory.remove()
})

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

async function clerk(login: string, secret: string | undefined = password): Promise<string> {
  const roles = [{ role: 'organizer' as const, place: village }]
  await saveStaff(world, undefined, { login, name: login, password: secret, roles })
  return login
}

async function session(login: string, secret = password): Promise<string> {
  const outcome = await signInByPassword(world, { login, password: secret, label: 'a phone' })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.session
}

async function sessionId(of: string): Promise<string> {
  const holder = await holderOf(world, of)
  if (!holder.ok) throw new Error(holder.refusal.code)
  return holder.value.id
}

test('guesses sent at once do not share a count: after a few the account answers slow-down, later the owner is let in', async () => {
  const login = await clerk('guessed')
  for (let n = 0; n < 4; n++)
    await Promise.all(Array.from({ length: 3 }, () => signInByPassword(world, { login, password: 'no', label: '' })))
  expect(await signInByPassword(world, { login, password, label: '' })).toMatchObject(refusedWith('slow-down'))
  stack.clock.set(instantFromMillis(Date.parse(stack.clock.now()) + 6 * 60 * 1000))
  expect(await session(login)).toContain('.')
})

test('whoever has a password must know it to set another; the other sessions end, and sending it again is no error', async () => {
  const login = await clerk('clerk')
  const [mine, theirs] = [await session(login), await session(login)]
  const order = { login, sessionId: await sessionId(mine), password: another }
  expect(await setPassword(world, order)).toMatchObject(refusedWith('sign-in-failed'))
  expect(await setPassword(world, { ...order, current: password })).toMatchObject({ ok: true })
  expect(await setPassword(world, { ...order, current: password })).toMatchObject({ ok: true })
  expect(await holderOf(world, theirs)).toMatchObject(refusedWith('signed-out'))
  expect(await holderOf(world, mine)).toMatchObject({ ok: true })
  expect(await session(login, another)).toContain('.')
})

test('a role taken away ends the sessions that had it', async () => {
  const login = await clerk('moved')
  const held = await session(login)
  const before = await staffAccount(world, login)
  await saveStaff(world, before, { login, name: login, roles: [{ role: 'helper', place: village }] })
  expect(await holderOf(world, held)).toMatchObject(refusedWith('signed-out'))
})

test('an account that changed since it was judged is not overwritten', async () => {
  const login = await clerk('judged')
  const before = await staffAccount(world, login)
  await saveStaff(world, before, { login, name: 'new name', roles: before?.roles ?? [] })
  expect(await saveStaff(world, before, { login, name: 'old news', roles: [] })).toMatchObject(refusedWith('conflict'))
})

test('a one-time link signs in once: the same command again within minutes, nobody later, and it is never made fresh again', async () => {
  const login = await clerk('invited')
  const { url } = await signInLink(world, login, 'invite-1', 7)
  const token = url.split('/').at(-1) ?? ''
  const first = await signInByLink(world, { token, commandId: 'use-1', label: '' })
  expect(await signInByLink(world, { token, commandId: 'use-1', label: '' })).toMatchObject({
    ok: true,
    value: { session: first.ok ? first.value.session : '' },
  })
  expect(await signInByLink(world, { token, commandId: 'use-2', label: '' })).toMatchObject(refusedWith('link-used'))
  stack.clock.set(instantFromMillis(Date.parse(stack.clock.now()) + 11 * 60 * 1000))
  expect(await signInByLink(world, { token, commandId: 'use-1', label: '' })).toMatchObject(refusedWith('link-used'))
  await signInLink(world, login, 'invite-1', 7)
  expect(await signInByLink(world, { token, commandId: 'use-3', label: '' })).toMatchObject(refusedWith('link-used'))
})
