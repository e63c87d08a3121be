import type { FunctionName } from '#infra/bundle/function-names.ts'
import { functionNames } from '#infra/bundle/function-names.ts'
import type { Activity, Load } from './load.ts'
import type { Measured, MeasuredEntry } from './measured.ts'

/** How often a function is called, and for how many milliseconds in all. */
export interface Calls {
  readonly times: number
  readonly ms: number
}

/** What is used up in a month. */
export interface Usage {
  readonly functions: Readonly<Partial<Record<FunctionName, Calls>>>
  readonly requests: number
  readonly read: number
  readonly write: number
  readonly dataOutGB: number
  readonly secretCalls: number
}

const none: Usage = { functions: {}, requests: 0, read: 0, write: 0, dataOutGB: 0, secretCalls: 0 }

/** One kilobyte, megabyte or gigabyte of traffic is a thousand of the smaller here. */
const gigabyte = 1e9
const quietTick = 'clock: a sweep with nothing due'
const staffPath = /^[A-Z]+ \/(api|in|staff|console)(\/|$)/
const bytesOf: Readonly<Record<string, string>> = {
  'GET /v/…': 'ballot',
  'POST /v/…': 'ballot',
  'GET /v/…/receipt': 'ballot',
  'GET /e/…': 'evaluation',
  'POST /e/…': 'evaluation',
  'GET /n/…': 'objection',
  'POST /n/…': 'objection',
  'GET /raise/…': 'raise',
  'GET /b/…': 'board',
  'GET /b/…/m/…': 'matter',
  'GET /b/…/polls/…': 'matter',
  'GET /': 'places',
  'GET /p/…': 'places',
}

/** What a deployment uses without any village: the tick of its clock, and what follows from it. */
export function usageOfStanding({ ticks, assumptions }: Load, measured: Measured): Usage {
  const tick = entryOf(measured, quietTick)
  const { msOwn, msPerCall, batchesPerWrite } = assumptions
  return {
    ...none,
    functions: {
      schedule: calls(ticks, msOwn + msPerCall * tick.calls),
      // One batch for the mark that the tick sets; a mark makes no reaction.
      stream: calls(tick.write > 0 ? ticks : 0, msOwn + msPerCall * (batchesPerWrite - 1)),
    },
    read: ticks * tick.read,
    write: ticks * tick.write,
  }
}

/** What one village uses. Throws with the label of an activity that was never measured. */
export function usageOfVillage(load: Load, measured: Measured): Usage {
  const { assumptions } = load
  const { msOwn, coldShare, coldMs, msPhoto, msMessage, apiAnswerKB, photoMB } = assumptions
  const done = load.activities.map((activity) => usageOf(activity, load, measured))
  const files: Usage = {
    ...none,
    functions: {
      api: calls(load.consoleFiles, msOwn),
      photos: calls(load.photos, msPhoto),
      messages: calls(load.messages, msMessage),
    },
    requests: load.consoleFiles,
    dataOutGB:
      (load.consoleLoads * pageBytes(measured, 'console')) / gigabyte + (load.photoViews * photoMB * 1e6) / gigabyte,
  }
  const all = sum([...done, files])
  const doors = (all.functions.villager?.times ?? 0) + (all.functions.api?.times ?? 0)
  const warm = (name: FunctionName): Calls => {
    const { times, ms } = all.functions[name] ?? calls(0, 0)
    return { times, ms: ms + times * coldShare * coldMs }
  }
  const answers = ((all.functions.api?.times ?? 0) * apiAnswerKB * 1e3) / gigabyte
  return {
    ...all,
    functions: { ...all.functions, villager: warm('villager'), api: warm('api') },
    dataOutGB: all.dataOutGB + answers,
    secretCalls: doors * coldShare,
  }
}

function usageOf({ entry, times, scale = 1 }: Activity, { assumptions }: Load, measured: Measured): Usage {
  const { read, write, thenRead, thenWrite, calls: asked } = entryOf(measured, entry)
  const { msOwn, msPerCall, batchesPerWrite } = assumptions
  const door: FunctionName = entry.includes(' ') && !staffPath.test(entry) ? 'villager' : 'api'
  const page = bytesOf[entry]
  const batches = write > 0 ? times * batchesPerWrite : 0
  return {
    ...none,
    functions: {
      [door]: calls(times, msOwn + msPerCall * asked * scale),
      // What the reactions read and write is asked for one by one.
      stream: calls(batches, msOwn + (msPerCall * (thenRead + thenWrite)) / batchesPerWrite),
    },
    requests: times,
    read: times * scale * (read + thenRead),
    write: times * scale * (write + thenWrite),
    dataOutGB: page === undefined ? 0 : (times * pageBytes(measured, page)) / gigabyte,
  }
}

const calls = (times: number, ms: number): Calls => ({ times, ms: times * ms })

function sum(parts: readonly Usage[]): Usage {
  return parts.reduce((all, one) => {
    const functions: Partial<Record<FunctionName, Calls>> = { ...all.functions }
    for (const name of functionNames) {
      const [a, b] = [functions[name], one.functions[name]]
      if (a !== undefined && b !== undefined) functions[name] = { times: a.times + b.times, ms: a.ms + b.ms }
      else if (b !== undefined) functions[name] = b
    }
    return {
      functions,
      requests: all.requests + one.requests,
      read: all.read + one.read,
      write: all.write + one.write,
      dataOutGB: all.dataOutGB + one.dataOutGB,
      secretCalls: all.secretCalls + one.secretCalls,
    }
  }, none)
}

/** What the bench measured under a label. Throws with a label it did not measure. */
export function entryOf({ entries }: Measured, label: string): MeasuredEntry {
  const found = entries.find((entry) => entry.label === label)
  if (found === undefined) throw new Error(`The bench measured no ${label}: run it, then infra/deploy/from-bench.ts.`)
  return found
}

function pageBytes({ pages }: Measured, page: string): number {
  const bytes = pages[page]
  if (bytes === undefined) throw new Error(`The bench weighed no page ${page}.`)
  return bytes
}
