import { pollOf, takesPapers } from '#shared/blocks/poll/state.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { daysFromNow } from '../access/capability.ts'
import type { Spoken } from '../access/spoken-code.ts'
import { isAbsentOrSpokenOf, isSpokenOf, spokenDigits, spokenKey } from '../access/spoken-code.ts'
import type { Key } from '../store/keys.ts'
import type { World } from '../world.ts'
import type { LinkOrder } from './issue-links.ts'
import { issueLinks, serialsOf } from './issue-links.ts'

/** A code outlives its poll by a week, so that whoever types it then reads that the vote is over. */
const daysAfter = 7
/** Polls without a closing time are closed by hand, long before this. */
const daysWithoutEnd = 90
/** DynamoDB's own limit for one transaction. */
const atOnce = 100
/** Two people of a village fall on the same eight digits once in a thousand polls; so often in a row they never do. */
const attempts = 10

export interface SpokenCode {
  readonly code: string
  readonly name: string
  /** Eight digits. */
  readonly digits: string
}

interface Wanted {
  readonly name: string
  readonly spoken: Spoken
  readonly attempt: number
}

/**
 * Codes to say aloud for people of a poll, with the links they lead to. Derived, so the same order gives the same codes
 * however often it is sent. Refusals: as for issuing links to vote; `poll-closed`.
 */
export async function issueSpoken(world: World, matter: Matter, order: LinkOrder): Promise<Result<SpokenCode[]>> {
  const poll = pollOf(matter.slices.poll, order.subject)
  if (poll !== undefined && !takesPapers(poll, world.clock.now())) return refused(refusal('poll-closed'))
  const links = await issueLinks(world, matter, { ...order, act: 'vote' })
  if (!links.ok) return links
  const expiresAt =
    poll?.closesAt === undefined
      ? daysFromNow(world, daysWithoutEnd)
      : Math.floor(Date.parse(poll.closesAt) / 1000) + daysAfter * 86_400
  const spokenOf = await spokenFor(world, matter, order)
  const wanted = links.value.map(({ code, name }) => ({
    name,
    spoken: { ...spokenOf(code), act: 'vote' as const, expiresAt },
    attempt: 0,
  }))
  const made = await kept(world, matter.place, wanted)
  return ok(
    links.value.flatMap(({ code, name }) => {
      const digits = made.get(code)
      return digits === undefined ? [] : [{ code, name, digits }]
    }),
  )
}

/** Puts each under its digits; whoever finds somebody else's there goes on to the next attempt. */
async function kept(world: World, village: string, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const secret = await world.secret()
  const made = new Map<string, string>()
  const taken = new Set<string>()
  let waiting = [...wanted]
  while (waiting.length > 0) {
    const beaten: Wanted[] = []
    const writes: { one: Wanted; digits: string; key: Key }[] = []
    for (const one of waiting) {
      if (one.attempt === attempts) throw new Error(`no free code in ${village}`)
      const digits = spokenDigits(secret, village, one.spoken, one.attempt)
      // Two parts of one transaction may not be about one item.
      if (taken.has(digits)) beaten.push(one)
      else writes.push({ one, digits, key: spokenKey(secret, village, digits) })
      taken.add(digits)
    }
    for (let n = 0; n < writes.length; n += atOnce) {
      const failed = await putAll(world, writes.slice(n, n + atOnce))
      for (const { one, digits } of writes.slice(n, n + atOnce))
        if (failed.has(one)) beaten.push(one)
        else made.set(one.spoken.code, digits)
    }
    waiting = beaten.map((one) => ({ ...one, attempt: one.attempt + 1 }))
  }
  return made
}

/** One transaction is all or nothing: those who were beaten step aside and the others are put again. */
async function putAll(world: World, writes: readonly { one: Wanted; key: Key }[]): Promise<Set<Wanted>> {
  const beaten = new Set<Wanted>()
  for (;;) {
    const left = writes.filter(({ one }) => !beaten.has(one))
    if (left.length === 0) return beaten
    const outcome = await world.table.transact(
      left.map(({ one, key }) => ({ put: { ...key, ...one.spoken }, when: isAbsentOrSpokenOf(one.spoken) })),
    )
    if (outcome.done) return beaten
    for (const { index } of outcome.failed) {
      const one = left[index]?.one
      if (one !== undefined) beaten.add(one)
    }
  }
}

/** The codes that stand, made out again without writing anything, by the voter's code. */
export async function standingSpoken(
  world: World,
  matter: Matter,
  order: LinkOrder,
  voters: readonly string[],
): Promise<Map<string, string>> {
  const [secret, spokenOf] = await Promise.all([world.secret(), spokenFor(world, matter, order)])
  const standing = new Map<string, string>()
  let asked = voters.map((code) => spokenOf(code))
  for (let attempt = 0; attempt < attempts && asked.length > 0; attempt++) {
    const digits = asked.map((spoken) => spokenDigits(secret, matter.place, spoken, attempt))
    const items = await world.table.getMany(digits.map((one) => spokenKey(secret, matter.place, one)))
    const beaten: typeof asked = []
    for (const [n, spoken] of asked.entries()) {
      if (items[n] === undefined) continue
      if (isSpokenOf(items[n], spoken)) standing.set(spoken.code, digits[n] ?? '')
      else beaten.push(spoken)
    }
    asked = beaten
  }
  return standing
}

/** What a voter's code would lead to, with the number of the link that stands. */
async function spokenFor(world: World, matter: Matter, order: LinkOrder) {
  const serials = await serialsOf(world, { ...order, act: 'vote' })
  return (code: string) => ({
    poll: order.subject,
    matterId: matter.id,
    list: order.list,
    code,
    serial: serials.get(code) ?? 0,
  })
}
