import * as z from 'zod'
import { firstAdministrator, administrators } from '#infra/operate/first-administrator.ts'
import { deployedStack, stackName, worldOf } from '#infra/operate/deployed.ts'
import type { Context } from '#infra/aws/context.ts'
import { outputOf } from './account.ts'
import { Stopped } from './stopped.ts'

export interface Service {
  readonly origin: string
  /** Where the domain's name has to point, when the stack has a domain of its own. */
  readonly domainTarget?: string | undefined
  /** The API's own address. */
  readonly apiUrl: string
  /** Nobody administers it yet. */
  readonly isNew: boolean
  /** Makes the first administrator if there is none, and gives a one-time link to sign in. */
  readonly administratorLink: () => Promise<string>
}

/** Looks at what has just been deployed. Throws `Stopped` where it does not say what it is. */
export async function serviceOf({ stage, administrator }: Context): Promise<Service> {
  const deployed = await deployedStack(stage).catch((error: unknown) => {
    if (!(error instanceof z.ZodError)) throw error
    const missing = error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new Stopped(
      {
        zh: `部署好的栈没有说出 ${missing}：它不是这个版本建的，请再运行一次。`,
        en: `The stack that stands does not say its ${missing}: another release made it. Run the command once more.`,
      },
      { cause: error },
    )
  })
  const world = worldOf(stage, deployed)
  return {
    origin: deployed.Origin,
    apiUrl: deployed.ApiUrl,
    domainTarget: await outputOf(stackName(stage), 'DomainTarget'),
    isNew: (await administrators(world)).length === 0,
    administratorLink: () => firstAdministrator(world, administrator),
  }
}
