import * as z from 'zod'
import type { Chance } from './chance.ts'
import type { Weather } from './schedule.ts'
import type { Asked, Fault, Passing } from './throttle-proxy.ts'

const store = 'com.amazonaws.dynamodb.v20120810#'

const refuse = (type: string, more: object = {}, status = 400): { answer: Passing } => {
  return { answer: { status, body: Buffer.from(JSON.stringify({ __type: type, message: 'asked too much', ...more })) } }
}

const throttled = () => refuse(`${store}ProvisionedThroughputExceededException`)
const tooFast = () => refuse('com.amazon.coral.availability#ThrottlingException')
const tooMany = () => refuse(`${store}RequestLimitExceeded`)
const inTrouble = () => refuse(`${store}InternalServerError`, {}, 500)
const met = () => refuse(`${store}TransactionConflictException`)
const underWay = () => refuse(`${store}TransactionInProgressException`)

const transaction = z.object({ TransactItems: z.array(z.unknown()) })
const reading = z.object({ RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })) })
const writing = z.object({ RequestItems: z.record(z.string(), z.array(z.unknown())) })

/** As the database cancels a transaction, one reason for each of its parts. */
function cancelled(asked: Asked, Code: string, chance: Chance): Fault {
  const { TransactItems } = transaction.parse(JSON.parse(asked.body.toString()))
  const culprit = chance.int(0, TransactItems.length - 1)
  const CancellationReasons = TransactItems.map((_, n) => (n === culprit ? { Code } : { Code: 'None' }))
  const { answer } = refuse(`${store}TransactionCanceledException`, {
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${Code}]`,
    CancellationReasons,
  })
  return { answer }
}

/** Only the first half of a batch is done; the rest is handed back. */
function halved(asked: Asked): Fault | undefined {
  const json: unknown = JSON.parse(asked.body.toString())
  const read = reading.safeParse(json)
  if (read.success) {
    const [table = '', request] = Object.entries(read.data.RequestItems)[0] ?? []
    if (request === undefined || request.Keys.length < 2) return undefined
    const half = Math.floor(request.Keys.length / 2)
    const part = (Keys: unknown[]) => ({ [table]: { ...request, Keys } })
    return inPart(asked, json, part(request.Keys.slice(0, half)), { UnprocessedKeys: part(request.Keys.slice(half)) })
  }
  const write = writing.parse(json)
  const [table = '', all = []] = Object.entries(write.RequestItems)[0] ?? []
  if (all.length < 2) return undefined
  const half = Math.floor(all.length / 2)
  return inPart(asked, json, { [table]: all.slice(0, half) }, { UnprocessedItems: { [table]: all.slice(half) } })
}

function inPart(asked: Asked, json: unknown, RequestItems: object, rest: object): Fault {
  const body = Buffer.from(JSON.stringify({ ...z.looseObject({}).parse(json), RequestItems }))
  return { instead: { ...asked, body }, rest }
}

/** The bad days of a database: given its plan, what it does to the n-th request. Never more than the plan's `most`. */
export function badWeather({ share, spells, most }: Weather, chanceAt: (n: number) => Chance) {
  let given = 0
  return (n: number, asked: Asked): Fault | undefined => {
    const chance = chanceAt(n)
    const spell = spells.some(({ from, length }) => n >= from && n < from + length)
    // The stream is read forty times a second.
    if (given >= most || !(spell || chance.happens(n < 0 ? share / 20 : share))) return undefined
    const fault = spell ? throttledAs(asked, chance) : anyFault(asked, chance)
    if (fault !== undefined) given++
    return fault
  }
}

function throttledAs(asked: Asked, chance: Chance): Fault {
  return asked.operation === 'TransactWriteItems' && chance.happens(0.7)
    ? cancelled(asked, chance.pick(['ThrottlingError', 'ProvisionedThroughputExceeded'], 'ThrottlingError'), chance)
    : chance.pick([throttled, tooFast, tooMany], throttled)()
}

function anyFault(asked: Asked, chance: Chance): Fault | undefined {
  if (chance.happens(0.35)) return 'lost'
  if (chance.happens(0.15)) return inTrouble()
  if (asked.operation.startsWith('Batch') && chance.happens(0.6)) return halved(asked)
  if (asked.operation === 'TransactWriteItems' && chance.happens(0.5))
    return chance.happens(0.2) ? underWay() : cancelled(asked, 'TransactionConflict', chance)
  if (['PutItem', 'DeleteItem'].includes(asked.operation) && chance.happens(0.4)) return met()
  return throttledAs(asked, chance)
}
