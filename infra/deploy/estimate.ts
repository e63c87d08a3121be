import type { FunctionName } from '#infra/bundle/function-names.ts'
import { functionNames } from '#infra/bundle/function-names.ts'
import type { Load } from './load.ts'
import type { Measured } from './measured.ts'
import { metricsUsed, standingMetrics } from './metric-use.ts'
import type { Item, PriceList } from './prices.ts'
import { units } from './prices.ts'
import type { StackParts } from './template.ts'
import type { Usage } from './usage.ts'
import { usageOfStanding, usageOfVillage } from './usage.ts'

/** How much of an item is used up in a month: by the stack alone, and for each village. */
interface Quantity {
  readonly item: Item
  /** The function it is for, where each is told by itself. */
  readonly of?: FunctionName
  readonly standing: number
  /** For each village, or for so many together where they do not simply add up. */
  readonly village: number | ((villages: number) => number)
}

export interface Line {
  readonly item: Item
  readonly of?: FunctionName
  /** In single requests, units, GB… */
  readonly quantity: number
  /** What it costs though no village uses it. */
  readonly standing: number
  /** What the villages' use adds. */
  readonly use: number
}

export interface Estimate {
  readonly villages: number
  readonly lines: readonly Line[]
  readonly total: number
}

/**
 * What a month costs with so many villages, in the price list's currency: list prices of the first tier, the monthly free allowances
 * left aside, which other stacks of the account use too.
 */
export function estimate(
  villages: number,
  { load, measured, prices, parts }: { load: Load; measured: Measured; prices: PriceList; parts: StackParts },
): Estimate {
  const lines = quantities(load, measured, parts).map(({ item, of, standing, village }): Line => {
    const each = prices.prices[item].price / units[item].per
    const used = typeof village === 'number' ? villages * village : village(villages)
    return {
      item,
      ...(of === undefined ? {} : { of }),
      quantity: standing + used,
      standing: each * standing,
      use: each * used,
    }
  })
  return { villages, lines, total: lines.reduce((sum, { standing, use }) => sum + standing + use, 0) }
}

function quantities(load: Load, measured: Measured, parts: StackParts): readonly Quantity[] {
  const standing = usageOfStanding(load, measured)
  const village = usageOfVillage(load, measured)
  const { assumptions: given } = load
  const by = (item: Item, of: (usage: Usage) => number): Quantity => ({
    item,
    standing: of(standing),
    village: of(village),
  })
  const fixed = (item: Item, count: number): Quantity => ({ item, standing: count, village: 0 })
  const tableGB = ({ write }: Usage) => (write * given.keptShare * given.months) / 1e6
  const photoGB = (load.photos * given.photoMB * given.months) / 1e3
  const invocations = ({ functions }: Usage) => Object.values(functions).reduce((sum, { times }) => sum + times, 0)
  const logGB = (usage: Usage) =>
    (invocations(usage) * given.logKBPerInvocation + usage.requests * given.logKBPerRequest) / 1e6
  const ofVillage = (item: Item, count: number): Quantity => ({ item, standing: 0, village: count })
  return [
    by('lambdaRequests', invocations),
    ...functionNames.map((name): Quantity => {
      const { memoryGB, arm } = parts.functions[name]
      const time = (usage: Usage) => ((usage.functions[name]?.ms ?? 0) / 1e3) * memoryGB
      return { ...by(arm ? 'lambdaArm' : 'lambdaX86', time), of: name }
    }),
    by('apiRequests', ({ requests }) => requests),
    by('tableWrites', ({ write }) => write),
    by('tableReads', ({ read }) => read),
    // The tick's mark replaces itself: only villages make the table grow.
    { item: 'tableStorage', standing: 0, village: tableGB(village) },
    { item: 'tableRecovery', standing: 0, village: tableGB(village) },
    ofVillage('objectStorage', photoGB),
    // Sent, then kept in two sizes.
    ofVillage('objectPuts', load.photos * 3),
    ofVillage('objectGets', load.photos + load.photoViews),
    by('logIngestion', logGB),
    by('logStorage', (usage) => logGB(usage) * parts.logMonths * given.logKept),
    { item: 'metrics', standing: standingMetrics, village: (villages) => metricsUsed(load, villages) },
    fixed('alarms', parts.alarmMetrics),
    fixed('dashboards', parts.dashboards),
    {
      item: 'queueRequests',
      standing: parts.polledQueues * given.idleReceives,
      village: load.messages * given.requestsPerMessage,
    },
    fixed('mails', load.mails),
    fixed('secrets', parts.secrets),
    by('secretCalls', ({ secretCalls }) => secretCalls),
    by('dataOut', ({ dataOutGB }) => dataOutGB),
  ]
}
