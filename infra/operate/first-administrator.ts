import { signInLink } from '#functions/access/sign-in.ts'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { staffAccount, staffFor } from '#functions/store/staff.ts'
import type { World } from '#functions/world.ts'

/** The place above all places. */
const country = '0'
const daysToSignIn = 7

/** Logins of those who administer the whole deployment. */
export async function administrators(world: World): Promise<string[]> {
  const staff = await staffFor(world, country)
  return staff.filter(({ roles }) => roles.includes('administrator')).map(({ id }) => id)
}

/** Makes the first administrator when there is no such account and gives a fresh one-time link to sign in. */
export async function firstAdministrator(world: World, login = 'admin'): Promise<string> {
  await world.practice?.refresh()
  if ((await staffAccount(world, login)) === undefined)
    await saveStaff(world, undefined, {
      login,
      name: '管理员',
      roles: [{ role: 'administrator', place: country }],
    })
  const { url } = await signInLink(world, login, world.clock.now(), daysToSignIn)
  return url
}
