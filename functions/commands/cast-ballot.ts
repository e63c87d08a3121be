import { castPaper } from '#shared/blocks/poll/casting.ts'
import type { BallotRules, Channel, Mark, Paper } from '#shared/blocks/poll/rows.ts'
import { markRow, paperRow, rollRow } from '#shared/blocks/poll/rows.ts'
import { abstain } from '#shared/decision/tally.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { receiptLength } from '#shared/plain-signs.ts'
import { asPlainSigns, partOf } from '../digest.ts'
import { changedTimes, gateIsOpen, isAbsent } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'
import { urnWrite } from './commit-step.ts'

export interface Cast {
  /** The paper, or as much of it as the voter's link carries. */
  readonly rules: BallotRules
  readonly voter: { readonly code: string; readonly weight: number } | undefined
  readonly choices: readonly string[]
  readonly channel: Extract<Channel, 'link' | 'assisted'>
  /** How often the vote had been changed that the voter was shown and wants to change; none for a first vote. */
  readonly seen?: number
  /** Who helped and who watched; on the voter's side, never beside a choice of a secret poll. */
  readonly helper?: string
  readonly witness?: string
}

export interface CastReceipt {
  readonly receipt: string
  readonly pollId: string
  readonly secret: boolean
}

/** The paper of a poll; undefined while there is none. */
export async function paperOf(world: World, pollId: string): Promise<Paper | undefined> {
  const item = await world.table.get(keys.pollRow(pollId, ['paper']))
  return item === undefined ? undefined : paperRow.parse(item['body'])
}

/** This voter's mark; undefined while there is none. */
export async function markOf(world: World, pollId: string, code: string): Promise<Mark | undefined> {
  const item = await world.table.get(keys.pollRow(pollId, ['mark', code]))
  return item === undefined ? undefined : markRow.parse(item['body'])
}

/**
 * One vote: one transaction; what it is checked against came with the link. The transaction asks a gate whether the poll
 * is open, sets the voter's mark if there is none, and in a secret poll adds the paper to the urn; nothing written joins
 * the two, and the stream sees the mark alone. Sent again it gets the first receipt; a named poll refuses another choice,
 * a secret one cannot tell.
 * Refusals: `not-entitled`, `recused`, `poll-closed`, `already-voted`, `unknown-choice`, `too-many-choices`; `invalid` for a
 * sealed poll, whose papers come another way (sealed-paper.ts).
 */
export async function castBallot(world: World, cast: Cast): Promise<Result<CastReceipt>> {
  const { rules, voter } = cast
  if (rules.seal !== undefined) return refused(refusal('invalid', { reason: 'sealed-on-own-phone' }))
  const now = world.clock.now()
  const checked = castPaper(rules, voter, cast.choices, now)
  if (voter === undefined) return refused(refusal('not-entitled'))
  if (!checked.ok) {
    // Who voted in time and asks again after closing gets the receipt, not a reproach.
    const mark = checked.refusal.code === 'poll-closed' ? await markOf(world, rules.pollId, voter.code) : undefined
    return mark === undefined ? checked : again(cast, mark)
  }

  const { code, weight } = voter
  const receipt = asPlainSigns(world.random.bytes(receiptLength), receiptLength)
  const { choices, urnEntries } = checked.value
  const gate = partOf(code, rules.gates)
  const body: Mark = {
    code,
    weight,
    channel: cast.channel,
    receipt,
    ...(rules.secret ? {} : { choices: [...choices] }),
    ...(cast.helper === undefined ? {} : { helper: cast.helper }),
    ...(cast.witness === undefined ? {} : { witness: cast.witness }),
  }
  const writes: Write[] = [
    { check: keys.pollRow(rules.pollId, ['gate', String(gate)]), when: gateIsOpen(now) },
    { put: { ...keys.pollRow(rules.pollId, ['mark', code]), body }, when: isAbsent },
    ...(rules.secret ? [urnWrite(world, rules.pollId, urnEntries, rules.urnParts)] : []),
  ]
  const outcome = await world.table.transact(writes)
  if (outcome.done) return ok({ receipt, pollId: rules.pollId, secret: rules.secret })
  const found = outcome.failed.find(({ index }) => index === 1)?.found
  if (found === undefined) return refused(refusal('poll-closed'))
  const mark = markRow.parse(found['body'])
  return mayChange(cast, mark) ? change(world, cast, mark, choices) : again(cast, mark, choices)
}

/**
 * In a named poll that allows it, whoever voted by link may vote otherwise by link, under the same receipt. Only the vote that
 * was on the page is changed: a first vote that arrives late, or again, does not undo a later one.
 */
const mayChange = ({ rules, channel, seen }: Cast, mark: Mark): boolean =>
  rules.changeable === true &&
  !rules.secret &&
  channel === 'link' &&
  mark.channel === 'link' &&
  seen === (mark.changes ?? 0)

/** Puts another choice in the place of the first, while the gate is open: nobody counts twice and nothing is counted late. */
async function change(world: World, cast: Cast, mark: Mark, choices: readonly string[]): Promise<Result<CastReceipt>> {
  const { rules } = cast
  const seen = mark.changes ?? 0
  const now = world.clock.now()
  const outcome = await world.table.transact([
    { check: keys.pollRow(rules.pollId, ['gate', String(partOf(mark.code, rules.gates))]), when: gateIsOpen(now) },
    {
      put: {
        ...keys.pollRow(rules.pollId, ['mark', mark.code]),
        body: { ...mark, choices: [...choices], changes: seen + 1 },
      },
      when: changedTimes(seen),
    },
  ])
  if (outcome.done) return ok({ receipt: mark.receipt ?? '', pollId: rules.pollId, secret: false })
  const found = outcome.failed.find(({ index }) => index === 1)?.found
  return found === undefined ? refused(refusal('poll-closed')) : again(cast, markRow.parse(found['body']), choices)
}

/** A second paper of the same voter: the first receipt, unless it is another channel or, in a named poll, another choice. */
function again(cast: Cast, mark: Mark, choices: readonly string[] = cast.choices): Result<CastReceipt> {
  const { rules } = cast
  const no: Refusal = refusal('already-voted')
  if (mark.channel !== cast.channel || mark.receipt === undefined) return refused(no)
  const first = mark.choices ?? []
  // The paper may come as it was typed: abstaining by name, a choice named twice.
  const named = new Set(choices.filter((key) => key !== abstain))
  const same = first.length === named.size && first.every((key) => named.has(key))
  if (!rules.secret && !same) return refused(no)
  return ok({ receipt: mark.receipt, pollId: rules.pollId, secret: rules.secret })
}

/** The voter as frozen at opening, for those who come without a link. */
export async function frozenVoter(world: World, { pollId, roll }: Paper, code: string): Promise<Cast['voter']> {
  const { pk, sk } = keys.pollRow(pollId, ['roll', roll, code])
  const from = keys.pollRow(pollId, ['roll', roll, '']).sk
  const [part] = await world.table.query({ pk, from, to: sk, limit: 1, newestFirst: true })
  const { members } = part === undefined ? { members: [] } : rollRow.parse(part['body'])
  return members.find((member) => member.code === code)
}
