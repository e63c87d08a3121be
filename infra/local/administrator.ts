import { signInLink } from '#functions/access/sign-in.ts'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { staffAccount } from '#functions/store/staff.ts'
import type { World } from '#functions/world.ts'

export const administratorLogin = 'admin'

/** Makes the first administrator when there is none and gives a fresh one-time link to sign in. */
export async function firstAdministrator(world: World): Promise<string> {
  if ((await staffAccount(world, administratorLogin)) === undefined)
    await saveStaff(world, undefined, {
      login: administratorLogin,
      name: '管理员',
      roles: [{ role: 'administrator', place: '0' }],
    })
  const { url } = await signInLink(world, administratorLogin, world.clock.now(), 7)
  return url
}
