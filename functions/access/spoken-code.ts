import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { derivedDigits, derivedToken } from '../digest.ts'
import type { Condition } from '../store/conditions.ts'
import type { Key } from '../store/keys.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'
import type { Pace } from './guesses.ts'
import { countGuess, takeBack, waitsFor } from './guesses.ts'

/** What a spoken code leads to: all by which the person's own link is made out again, and never that link's token. */
const spokenItem = z.object({
  act: z.literal('vote'),
  poll: z.string(),
  matterId: z.string(),
  list: z.string(),
  code: z.string(),
  serial: z.int(),
  /** Seconds since 1970: also the attribute by which the table lets it expire. */
  expiresAt: z.number(),
})
export type Spoken = z.infer<typeof spokenItem>

const length = 8

/** The digits for one person and poll. In the rare case that somebody of the village has the same, the next `attempt` has others. */
export function spokenDigits(secret: string, village: string, of: Omit<Spoken, 'act' | 'expiresAt'>, attempt: number) {
  const thing = ['spoken', village, of.poll, of.list, of.code, String(of.serial), String(attempt)]
  return derivedDigits(secret, thing, length)
}

/** Where the digits lie: under a keyed digest, for a plain one of eight digits is undone by trying them all. */
export const spokenKey = (secret: string, village: string, digits: string): Key =>
  keys.spoken(village, keyedDigest(secret, village, digits))

const keyedDigest = (secret: string, village: string, digits: string): string =>
  derivedToken(secret, ['spoken-digest', village, digits])

/** Whether what lies there is this person's own. */
export const isSpokenOf = (item: unknown, of: Pick<Spoken, 'poll' | 'list' | 'code' | 'serial'>): boolean => {
  const found = spokenItem.safeParse(item).data
  return found?.poll === of.poll && found.list === of.list && found.code === of.code && found.serial === of.serial
}

/** The same as a condition of a write: nothing lies there, or this person's own. */
export const isAbsentOrSpokenOf = ({ poll, list, code, serial }: Spoken): Condition => ({
  expression: 'attribute_not_exists(pk) OR (#poll = :poll AND #list = :list AND #code = :code AND #serial = :serial)',
  names: { '#poll': 'poll', '#list': 'list', '#code': 'code', '#serial': 'serial' },
  values: { ':poll': poll, ':list': list, ':code': code, ':serial': serial },
})

/**
 * Of a village: wrong codes, whoever types them, for a hall shares one network. 200 at once is more than a hall mistypes
 * of an evening; then one more every three minutes. That is at most 680 a day: with 400 codes open among 100 million, a
 * chance of 0.27 % that somebody who guesses all day long finds one, and nobody can choose which of the 400 it is.
 */
export const paceOfVillage: Pace = { free: 200, wait: () => 3 * 60 * 1000, fades: 3 * 60 * 1000 }

/** Of the same wrong digits typed again and again: they stop being tried, and eat nothing of what the hall has left. */
export const paceOfCode: Pace = { free: 5, wait: () => 3 * 60 * 1000 }

/**
 * Whose code it is, as typed: in groups, with blanks or dashes, in full-width digits. Neither digits nor the time of a right
 * code are kept. Refusals: `invalid` (not eight digits; costs no guess), `slow-down`, `link-unknown`.
 */
export async function spokenBy(world: World, village: string, typed: string): Promise<Result<Spoken>> {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\-–—·.,，。、]/g, '')
  if (!/^[0-9]{8}$/.test(digits)) return refused(refusal('invalid', { field: 'digits', reason: 'eight-digits' }))
  const ofVillage = keys.spokenGuess(village)
  const counted = await countGuess(world, ofVillage, paceOfVillage)
  if (!counted.ok) return refused(slow)
  const secret = await world.secret()
  const ofCode = keys.spokenGuess(village, keyedDigest(secret, village, digits))
  const waits = await waitsFor(world, ofCode, paceOfCode)
  if (!waits.ok) {
    await takeBack(world, ofVillage)
    return refused(slow)
  }
  const item = await world.table.get(spokenKey(secret, village, digits))
  const spoken = item === undefined ? undefined : spokenItem.parse(item)
  if (spoken === undefined || spoken.expiresAt * 1000 <= Date.parse(world.clock.now())) {
    await countGuess(world, ofCode, paceOfCode)
    return refused(refusal('link-unknown', { field: 'digits', reason: 'no-such-spoken-code' }))
  }
  await takeBack(world, ofVillage)
  return ok(spoken)
}

const slow = refusal('slow-down', { reason: 'codes-slowed' })
