import type { RefusalCode } from '#shared/refusal.ts'
import { isRefusalCode } from '#shared/refusal.ts'

/** What may be counted in an invocation. */
export const countNames = [
  'records',
  'fired',
  'left',
  'lateSeconds',
  'files',
  'rejected',
  'messages',
  'sent',
  'failed',
] as const
export type CountName = (typeof countNames)[number]

/**
 * All that the work of an invocation may tell its log, and nothing else: no person, no link, no code of a voter, no choice.
 * `matter` is its id, `place` a division code, `command` its type, `door` the pattern of a route, never a path.
 */
export type Notes = { readonly [Name in CountName]?: number } & {
  readonly door?: string
  readonly status?: number
  readonly level?: 'warn'
  readonly matter?: string | undefined
  readonly place?: string | undefined
  readonly command?: string
  readonly refusal?: RefusalCode
}

/** A note that does not look like what it should be is not taken: a token in the place of an id stays out of the log. */
const looksRight = {
  matter: (text: string) => /^[0-9A-Za-z]{16}$/.test(text),
  place: (text: string) => /^(0|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text),
  command: (text: string) => /^[a-z][a-z-]{1,39}$/.test(text),
  refusal: isRefusalCode,
}
export const namedNotes = ['matter', 'place', 'command', 'refusal'] as const
export type NamedNote = (typeof namedNotes)[number]

/** A batch may concern many matters; of more than these only the first are named. */
const namesAtMost = 20

/** What has been noted so far. */
export interface Noted {
  readonly named: { readonly [Name in NamedNote]: Set<string> }
  readonly counts: Map<CountName, number>
  refusals: number
  door: string
  status: number | undefined
  warned: boolean
}

export function nothingNoted(door: string): Noted {
  const named = {
    matter: new Set<string>(),
    place: new Set<string>(),
    command: new Set<string>(),
    refusal: new Set<string>(),
  }
  return { named, counts: new Map(), refusals: 0, door, status: undefined, warned: false }
}

/** Adds up what is counted, lists what is named, and keeps the last of the rest. */
export function take(noted: Noted, notes: Notes): void {
  for (const name of namedNotes) {
    const text = notes[name]
    if (text !== undefined && looksRight[name](text) && noted.named[name].size < namesAtMost)
      noted.named[name].add(text)
  }
  for (const name of countNames) {
    const count = notes[name]
    if (count !== undefined && Number.isFinite(count)) noted.counts.set(name, (noted.counts.get(name) ?? 0) + count)
  }
  if (notes.refusal !== undefined) noted.refusals += 1
  if (notes.door !== undefined) noted.door = notes.door
  if (notes.status !== undefined) noted.status = notes.status
  if (notes.level === 'warn') noted.warned = true
}
