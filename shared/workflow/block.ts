import type { Words } from '../language.ts'
import type * as z from 'zod'
import type { Instant, LocalDate } from '../calendar/time.ts'
import type { ExtraDays } from '../calendar/working-days.ts'
import type { Refusal } from '../refusal.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import type { Actor } from './actor.ts'
import type { MatterEvent } from './event.ts'
import type { Matter } from './matter.ts'

/** A value a procedure's conditions can ask for; '' where there is none yet (comparing with it is false). */
export type Figure = number | ''

/**
 * A row beside the matter's head: visits, objections, evaluations, ballots' ledgers. Nothing unbounded sits inside the head.
 * `shelf` says whose row it is, `name` what it is called there; `once` rows are written if absent, others replace.
 */
export interface Row {
  readonly shelf: { readonly of: 'matter' } | { readonly of: 'poll'; readonly id: string }
  readonly name: readonly string[]
  readonly body: Readonly<Record<string, unknown>>
  readonly once: boolean
}

/** What a command must read beside the head before it can be decided. */
export type Need =
  | { readonly as: string; readonly from: 'matter'; readonly prefix: readonly string[] }
  | { readonly as: string; readonly from: 'poll'; readonly id: string; readonly prefix: readonly string[] }
  | { readonly as: string; readonly from: 'urn'; readonly id: string }
  /** Papers in the box of a sealed poll. */
  | { readonly as: string; readonly from: 'sealed'; readonly id: string }
  /** A pair of keys that nobody has yet: chance is not a decision's to make. */
  | { readonly as: string; readonly from: 'seal' }
  | { readonly as: string; readonly from: 'reissued'; readonly act: 'vote'; readonly subject: string }
  | { readonly as: string; readonly from: 'roster'; readonly list: string }
  | { readonly as: string; readonly from: 'staff' }

/** What was read for the needs, under their names. */
export type Findings = Readonly<Record<string, readonly unknown[]>>

/** Rows of one need, parsed; a row that does not fit is a broken store and throws. */
export function rowsOf<T>(findings: Findings, as: string, schema: z.ZodType<T>): T[] {
  const rows = findings[as]
  if (rows === undefined) throw new Error(`the command did not ask for ${as}`)
  return rows.map((row) => schema.parse(row))
}

/** A command of the clock's. It is never taken back: one that has become pointless finds nothing to do when it fires. */
export interface Timer {
  readonly id: string
  readonly at: Instant
  readonly command: { readonly type: string; readonly data: unknown }
}

/** A message for people: to one member of staff or to the village's channel; `says` is a key of the text catalogue. */
export interface Message {
  readonly to: { readonly staff: string } | { readonly village: string } | { readonly organizersOf: string }
  readonly says: string
  readonly with: Readonly<Record<string, string>>
}

/** Marks in a poll's ledger that must all be set before the decision holds (paper lists). */
export interface Reservation {
  readonly pollId: string
  readonly tallyId: string
  readonly voters: readonly string[]
}

/** What a command comes to: facts for the chain and everything that follows from them. */
export interface Decision {
  readonly events: readonly MatterEvent[]
  readonly rows?: readonly Row[]
  /** Rows written before the transaction: immutable, named after the new thing, harmless when nothing follows. */
  readonly prepare?: readonly Row[]
  readonly reserve?: Reservation
  /** Marks of a list that never came on record, to be taken back. */
  readonly release?: Reservation
  /** Papers added to a poll's urn, where only sums are kept. */
  readonly urn?: { readonly pollId: string; readonly entries: Readonly<Record<string, number>> }
  /** The key a sealed poll signs with, locked: kept beside the urn while papers are given out; left out, it is destroyed. */
  readonly seal?: { readonly pollId: string; readonly locked?: string }
  readonly publish?: { readonly pollId: string; readonly digest: string; readonly text: string }
  readonly timers?: readonly Timer[]
  readonly messages?: readonly Message[]
  /** Commands of the system that follow at once; a timer must stand behind each, should the process die. */
  readonly next?: readonly { readonly type: string; readonly data: unknown }[]
  /** What the caller is told instead of success, although the facts stand (a low score sends the matter back). */
  readonly told?: Refusal
}

/** What a decision may look at. No clock and no randomness: both are in here. */
export interface Deciding {
  readonly matter: Matter
  readonly actor: Actor
  readonly now: Instant
  readonly today: LocalDate
  /** Id of whatever this command brings into the world; the same for every repeat of the command. */
  readonly newId: string
  readonly findings: Findings
  /** A digest of text (SHA-256, base64url), handed in to keep the core free of I/O libraries. */
  readonly digest: (text: string) => string
  /** Public holidays and working days the deployment knows beyond the official calendar. */
  readonly extraDays?: ExtraDays
  readonly figure: (name: string) => Figure
}

/** A command with its data parsed. */
export interface BoundCommand {
  needs(matter: Matter): readonly Need[]
  decide(deciding: Deciding): Result<Decision>
  /** What tells one use of a command id from another; leaves out what a secret ballot must not keep even as a digest. */
  fingerprint(matter: Matter): unknown
  /** What the system does when the command is refused, which may have left something half done. `newId` as in `Deciding`. */
  ifRefused(newId: string): { readonly type: string; readonly data: unknown } | undefined
}

export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  readonly title: Words
  bind(raw: unknown): Result<BoundCommand>
}

/** Ties a command's schema to its decision, so that data is parsed once and typed from there. */
export function defineCommand<Schema extends z.ZodType>(definition: {
  title: Words
  schema: Schema
  needs?: (data: z.output<Schema>, matter: Matter) => readonly Need[]
  decide: (data: z.output<Schema>, deciding: Deciding) => Result<Decision>
  fingerprint?: (data: z.output<Schema>, matter: Matter) => unknown
  ifRefused?: (data: z.output<Schema>, newId: string) => { readonly type: string; readonly data: unknown }
}): CommandDefinition<Schema> {
  return {
    schema: definition.schema,
    title: definition.title,
    bind(raw) {
      const parsed = definition.schema.safeParse(raw, { reportInput: true })
      if (!parsed.success) return refused(invalidData(parsed.error, 'data'))
      const data = parsed.data
      return ok({
        needs: (matter) => definition.needs?.(data, matter) ?? [],
        decide: (deciding) => definition.decide(data, deciding),
        fingerprint: (matter) => definition.fingerprint?.(data, matter) ?? data,
        ifRefused: (newId) => definition.ifRefused?.(data, newId),
      })
    },
  }
}

/**
 * Turns a schema's complaints (parsed with `reportInput`, which tells what is missing from what is wrong) into one
 * refusal that names the fields; `whole` is what all of it together is called.
 */
export function invalidData(error: z.ZodError, whole: 'body' | 'data'): Refusal {
  const faults = error.issues.slice(0, 20).flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    const at = path.replace(/^\./, '').slice(0, 120)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, 5).map((key) => {
        const field = [at, key.slice(0, 60)].filter((part) => part !== '').join('.')
        return { field: field || whole, reason: 'unknown-field' }
      })
    return [{ field: at || whole, reason: issue.code === 'custom' ? issue.message : reasonOf(issue) }]
  })
  const first = faults[0]
  return refusal('invalid', first === undefined ? {} : { field: first.field, reason: first.reason, faults })
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'too-much'
  if (issue.code === 'too_small') return 'too-little'
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : 'wrong-type'
  return 'wrong-form'
}

/** One kind of thing a procedure can do: a folder with its state, its commands, its words. */
export interface Block<Name extends string, State> {
  readonly name: Name
  readonly initial: State
  /** Every block sees every event, so that one may answer to another's facts (a review accepts an action item). */
  apply(state: State, event: MatterEvent): State
  /** What conditions may ask of this block, by name; some need rows (`figureNeeds`). */
  readonly figures: Readonly<Record<string, (state: State, at: FigureMoment) => Figure>>
  readonly figureNeeds?: (state: State) => readonly Need[]
  /** Facts to put on record when a condition has read this block's rows: what was decided upon stays checkable. */
  readonly witness?: (state: State, at: FigureMoment) => readonly MatterEvent[]
  readonly commands: Readonly<Record<string, CommandDefinition>>
  /** How each of its events is told in a matter's story. */
  readonly tells: Readonly<Record<string, Words>>
}

export interface FigureMoment {
  readonly now: Instant
  readonly findings: Findings
}
