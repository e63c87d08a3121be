import { randomBytes } from 'node:crypto'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Clock, Log, Random } from '../ports.ts'

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) }

export const systemRandom: Random = { bytes: (count) => randomBytes(count) }

/** One line of JSON an event, as CloudWatch takes it. */
export const jsonLog: Log = { write: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`) }
