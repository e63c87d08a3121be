import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { staffAccount } from '#functions/store/staff.ts'
import { administrators, firstAdministrator } from '#infra/operate/first-administrator.ts'
import { doorsAt } from '#test/support/door.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import { signInBy } from '#test/support/village.ts'

let stack: TestStack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

describe('the first administrator', () => {
  it('is there once the stack has begun, and is not made twice', async () => {
    expect(await administrators(stack.world)).toEqual(['admin'])
    const before = await staffAccount(stack.world, 'admin')
    await firstAdministrator(stack.world)
    expect(await staffAccount(stack.world, 'admin')).toEqual(before)
  })

  it('signs in by the link and administers the whole country', async () => {
    const person = await signInBy(doorsAt(stack.origin), await firstAdministrator(stack.world))
    expect(person.session).not.toBe('')
  })

  it('may have another login', async () => {
    const link = await firstAdministrator(stack.world, 'it-office')
    expect(link.startsWith(`${stack.origin}/in/`)).toBe(true)
    expect((await administrators(stack.world)).toSorted()).toEqual(['admin', 'it-office'])
  })

  it('is no clerk of a village and no supervisor of the country', async () => {
    for (const [login, role, place] of [
      ['clerk', 'organizer', '150526100201'],
      ['watcher', 'supervisor', '0'],
    ] as const)
      await saveStaff(stack.world, undefined, { login, name: '文书', roles: [{ role, place }] })
    expect((await administrators(stack.world)).toSorted()).toEqual(['admin', 'it-office'])
  })
})
