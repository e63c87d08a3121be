import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Context } from '#infra/aws/context.ts'
import { stackName } from '#infra/operate/deployed.ts'
import { clearFailedStart, isPrepared, mustBePrepared, outputOf } from './account.ts'
import { cdk, cdkArguments, projectRoot } from './cdk.ts'
import { farewell } from './farewell.ts'
import { mustKeepTable } from './kept-table.ts'
import type { Options } from './options.ts'
import { help, optionsOf } from './options.ts'
import { showPlan } from './plan.ts'
import { mustLeadSomewhere, settingsOf } from './settings.ts'
import { serviceOf } from './standing-service.ts'
import { Stopped } from './stopped.ts'

/** What is shown is what is deployed: synthesized once, apart from the folder that `npm run synth` fills. */
const assembly = join(projectRoot, 'build', 'assembly')

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function run(options: Options): Promise<void> {
  if (options.help) return say(help)
  const context = settingsOf(options.context)
  // For our own clients; cdk is told by its arguments.
  process.env['AWS_REGION'] = context.region
  if (options.profile !== undefined) process.env['AWS_PROFILE'] = options.profile
  const profile = cdkArguments({ profile: options.profile, context: {} })
  if (options.plan) {
    await synthesize(options)
    return showPlan(context, assembly, profile, say)
  }
  mustLeadSomewhere(context)
  mustBeAbleToAsk(options)
  await prepare(options)
  await synthesize(options)
  const stack = stackName(context.stage)
  if (!options.switchTable) mustKeepTable(context, await outputOf(stack, 'TableName'))
  if (!options.yes) {
    await cdk(['diff', stack, '--app', assembly, '--method', 'template', ...profile])
    if (!(await agreed(context))) throw new Stopped({ zh: '没有部署。', en: 'Nothing was deployed.' })
  }
  if (await clearFailedStart(stack))
    say(
      '上次首次部署没有成功，先清掉它留下的空壳。 The first deployment failed last time: its empty shell is cleared away first.',
    )
  // Asked already, of all changes and not only of those that cdk finds delicate.
  await cdk(['deploy', stack, '--app', assembly, '--require-approval', 'never', ...profile])
  const service = await serviceOf(context)
  // A link in a log is a door left open: who wants it there has to say so.
  const wanted = options.administratorLink || (service.isNew && process.stdout.isTTY)
  say(...farewell(service, wanted ? await service.administratorLink() : undefined))
}

const synthesize = (options: Options) => cdk(['synth', '--quiet', '--output', assembly, ...cdkArguments(options)])

async function prepare(options: Options): Promise<void> {
  const args = ['bootstrap', ...cdkArguments(options)]
  if (options.bootstrap && !(await isPrepared())) await cdk(args)
  await mustBePrepared(`npx cdk ${args.join(' ')}`)
}

function mustBeAbleToAsk({ yes }: Options): void {
  if (!yes && !process.stdin.isTTY)
    throw new Stopped({
      zh: '这里不是终端，没有人能回答要不要部署：请先用 --plan 看清，再加上 --yes。',
      en: 'This is no terminal, so nobody can be asked: look at it with --plan first, then add --yes.',
    })
}

async function agreed({ stage, region }: Context): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`部署 ${stage} 到 ${region}？ Deploy ${stage} to ${region}? (y/N) `)
    return /^(y|yes|是)$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}

try {
  await run(optionsOf(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Stopped)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
