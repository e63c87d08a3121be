import { parseArgs } from 'node:util'
import { Stopped } from './stopped.ts'

export const help = `npm run deploy -- [选项 options]
  --profile P            用哪一组凭证 whose credentials (AWS_PROFILE)
  -c, --context 名=值     覆盖 cdk.json 的设置 overrides cdk.json; may be given several times
  --plan                 只看不动：会改什么、每月大约多少钱 shows what would change and what a month would cost
  --bootstrap            账户还没有准备好时先准备 prepares the account where that was not done yet
  --yes                  不再询问 does not ask
  --switch-table         换到恢复出来的表，或换回来 works on a restored table from now on, or on the own one again
  --administrator-link   再给管理员一个一次性登录链接 gives the administrator one more one-time sign-in link`

export interface Options {
  readonly help: boolean
  readonly plan: boolean
  readonly bootstrap: boolean
  readonly yes: boolean
  readonly switchTable: boolean
  readonly administratorLink: boolean
  readonly profile?: string | undefined
  /** As given with `-c`, the later of two with one name. */
  readonly context: Readonly<Record<string, string>>
}

/** Reads the command line. Throws `Stopped` with the option that is wrong. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parsed(args)
  const pairs = values.context.map((given) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(given) ?? []
    if (name === undefined || value === undefined)
      throw new Stopped({
        zh: `-c ${given}：要写成 名=值，例如 -c stage=pilot。`,
        en: `-c ${given}: must be name=value, such as -c stage=pilot.`,
      })
    return [name, value] as const
  })
  const { 'administrator-link': administratorLink, 'switch-table': switchTable, context: _, ...others } = values
  return { ...others, administratorLink, switchTable, context: Object.fromEntries(pairs) }
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string' },
        context: { type: 'string', short: 'c', multiple: true, default: [] },
        plan: flag,
        bootstrap: flag,
        yes: flag,
        'administrator-link': flag,
        'switch-table': flag,
        help: flag,
      },
    })
  } catch (error) {
    // parseArgs names the option that is wrong.
    const said = error instanceof Error ? error.message : String(error)
    throw new Stopped({ zh: `${said}\n\n${help}\n`, en: 'Nothing was done.' }, { cause: error })
  }
}
