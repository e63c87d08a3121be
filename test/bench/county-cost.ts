import { load } from '#infra/deploy/load.ts'
import type { Item, PriceList } from '#infra/deploy/prices.ts'
import { china, units, usEast } from '#infra/deploy/prices.ts'
import type { Figure } from './figure.ts'
import { sum } from './statistics.ts'
import type { Consumed } from './unit-watch.ts'
import { nobodys } from './unit-watch.ts'

/** Memory of the functions behind the doors and of those behind stream and clock (infra/aws/cunyi-function.ts). */
const doorGB = 1
const reactionGB = 0.5

interface DayUse {
  readonly requests: number
  /** Requests that wrote something: each makes a batch or two of the stream. */
  readonly writes: number
  readonly consumed: ReadonlyMap<string, Consumed>
}

/**
 * What the day's use would have cost by the list prices: capacity units as they were consumed here; durations, which this
 * machine cannot know, by the assumptions of the deployment's estimate. What a stack costs without use is not in it.
 */
export function costFigures(day: DayUse): Figure[] {
  const used = usedBy(day)
  return [usEast, china].map((list): Figure => {
    const parts = Object.fromEntries(used.map(([item, quantity]) => [item, priceOf(list, item, quantity)]))
    return {
      name: `what the day’s use would have cost on AWS, ${list.region}`,
      value: sum(Object.values(parts)),
      unit: list.currency,
      parts,
      note: `list prices of ${list.date}, no free allowance; durations assumed: ${load.assumptions.msOwn} ms a request and ${load.assumptions.msPerCall} ms a call of the database`,
    }
  })
}

const priceOf = (list: PriceList, item: Item, quantity: number) =>
  (quantity * list.prices[item].price) / units[item].per

function usedBy({ requests, writes, consumed }: DayUse): [Item, number][] {
  const { msOwn, msPerCall, batchesPerWrite, logKBPerInvocation, logKBPerRequest } = load.assumptions
  const batches = writes * batchesPerWrite
  const all = [...consumed.values()]
  const reactions = consumed.get(nobodys)?.calls ?? 0
  const doors = sum(all.map(({ calls }) => calls)) - reactions
  const seconds = (times: number, calls: number) => (times * msOwn + calls * msPerCall) / 1000
  return [
    ['tableWrites', sum(all.map(({ write }) => write))],
    ['tableReads', sum(all.map(({ read }) => read))],
    ['apiRequests', requests],
    ['lambdaRequests', requests + batches],
    ['lambdaArm', doorGB * seconds(requests, doors) + reactionGB * seconds(batches, reactions)],
    ['logIngestion', ((requests + batches) * logKBPerInvocation + requests * logKBPerRequest) / 1e6],
  ]
}
