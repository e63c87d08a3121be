import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '#infra/aws/context.ts'
import { stackName } from '#infra/operate/deployed.ts'
import type { Standing } from './account.ts'
import { standing } from './account.ts'
import { cdk } from './cdk.ts'
import type { Size } from './cost-table.ts'
import { aligned, costTable } from './cost-table.ts'
import { estimate } from './estimate.ts'
import { load } from './load.ts'
import { readMeasured } from './measured.ts'
import { pricesFor } from './prices.ts'
import { unknownKinds } from './resource-costs.ts'
import { Stopped } from './stopped.ts'
import type { StackTemplate } from './template.ts'
import { countsByKind, partsOf, templateSchema } from './template.ts'

/** A county has some 300 villages, a province some 30,000. */
const sizes = [
  { name: '一个村 a village', villages: 1 },
  { name: '一个县 a county (300)', villages: 300 },
  { name: '一个省 a province (30,000)', villages: 30_000 },
] as const

/** Shows what a deployment would change, and what a month would cost; changes nothing. */
export async function showPlan(
  { stage, region }: Context,
  assembly: string,
  cdkArgs: readonly string[],
  say: (...lines: readonly string[]) => void,
): Promise<void> {
  const stack = stackName(stage)
  const template = templateSchema.parse(JSON.parse(readFileSync(join(assembly, `${stack}.template.json`), 'utf8')))
  const now = await standingIfKnown(stack, say)
  if (now === 'stands') await cdk(['diff', stack, '--app', assembly, '--method', 'template', ...cdkArgs])
  else say(...wouldMake(template), '')
  say(...costs(template, region))
}

/** Whoever only wants to see what it would cost needs no account yet. */
async function standingIfKnown(stack: string, say: (...lines: readonly string[]) => void): Promise<Standing> {
  try {
    return await standing(stack)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    say(error.message, '因此按尚未部署来算。 Hence shown as if nothing stood yet.', '')
    return 'absent'
  }
}

function wouldMake(template: StackTemplate): string[] {
  const counts = countsByKind(template)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  return [
    `会新建 ${total} 个资源： ${total} resources would be made:`,
    ...aligned(counts.map(([kind, count]) => [`  ${kind}`, String(count)])),
  ]
}

function costs(template: StackTemplate, region: string): string[] {
  const prices = pricesFor(region)
  const measured = readMeasured()
  const parts = partsOf(template)
  const estimates = sizes.map(({ name, villages }): Size => ({
    name,
    estimate: estimate(villages, { load, measured, prices, parts }),
  }))
  const unknown = unknownKinds(Object.values(template.Resources).map(({ Type }) => Type))
  return [
    ...costTable(estimates, prices, region, measured.measuredAt),
    ...(unknown.length === 0 ? [] : [`未计价的资源 resources without a price: ${unknown.join(', ')}`]),
  ]
}
