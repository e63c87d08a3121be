import * as z from 'zod'
import { castPaper } from '#shared/blocks/poll/casting.ts'
import type { BallotRules, Mark } from '#shared/blocks/poll/rows.ts'
import { markRow } from '#shared/blocks/poll/rows.ts'
import type { SealedPaper } from '#shared/decision/sealed-papers.ts'
import { receiptOfSealed } from '#shared/decision/sealed-papers.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { digestOf, partOf } from '../digest.ts'
import { sealHolds, signBlinded } from '../seal.ts'
import { gateIsOpen, isAbsent } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'
import { paperOf } from './cast-ballot.ts'
import { urnWrite } from './commit-step.ts'

/**
 * The two steps of a sealed vote. They share no value: the first knows the voter and a number that is blinded, the second a
 * number and the choice. What joins them lies on the voter's phone alone.
 */

const lockedKey = z.object({ locked: z.string() })

/**
 * Gives a voter a signed paper, once: sets the mark and signs the blinded number. The same blinded number again (an answer
 * that was lost) gets the same signature, while the poll is open. In: what the link carries; the blinded number, base64url.
 * Refusals: `poll-not-open` (also for a poll that is not sealed), `not-entitled`, `recused`, `poll-closed`, `already-voted`,
 * `invalid` for what is no blinded number.
 */
export async function takePaper(
  world: World,
  rules: BallotRules,
  voter: { readonly code: string; readonly weight: number } | undefined,
  blinded: string,
): Promise<Result<{ signature: string }>> {
  const { pollId, seal, gates } = rules
  if (seal === undefined) return refused(refusal('poll-not-open'))
  if (voter === undefined) return refused(refusal('not-entitled'))
  if (rules.recused.includes(voter.code)) return refused(refusal('recused'))
  const now = world.clock.now()
  const item = await world.table.get(keys.seal(pollId), world.urnTable)
  // The key is destroyed when the poll is shut.
  if (item === undefined || (rules.closesAt !== undefined && now >= rules.closesAt))
    return refused(refusal('poll-closed'))
  const { locked } = lockedKey.parse(item)
  const signature = await signBlinded(world, { key: seal, locked }, blinded)
  if (signature === undefined) return refused(refusal('invalid', { field: 'blinded', reason: 'not-blinded' }))
  const { code, weight } = voter
  const body: Mark = { code, weight, channel: 'link', taken: digestOf(blinded) }
  const outcome = await world.table.transact([
    { check: keys.pollRow(pollId, ['gate', String(partOf(code, gates))]), when: gateIsOpen(now) },
    { put: { ...keys.pollRow(pollId, ['mark', code]), body }, when: isAbsent },
  ])
  if (outcome.done) return ok({ signature })
  if (outcome.failed.some(({ index }) => index === 0)) return refused(refusal('poll-closed'))
  const found = outcome.failed.find(({ index }) => index === 1)?.found
  const same = found !== undefined && markRow.parse(found['body']).taken === body.taken
  return same ? ok({ signature }) : refused(refusal('already-voted'))
}

export interface SealedVote extends SealedPaper {
  readonly choices: readonly string[]
}

/** `again`: a paper of this number lay in the box already, and that one counts. */
export interface SealedReceipt {
  readonly receipt: string
  readonly again: boolean
}

/**
 * Puts a paper into the box of a sealed poll: whoever holds one. Its number lies there, and its choice in the sums of the
 * urn; nothing joins these two either, so that a receipt tells no choice to whoever reads the tables. A number that is
 * in the box already changes nothing, whatever the choice. Refusals: `poll-not-open` (also for a poll that is not sealed),
 * `poll-closed`, `not-entitled` when the signature does not hold, `unknown-choice`, `too-many-choices`.
 */
export async function putIntoBox(world: World, pollId: string, vote: SealedVote): Promise<Result<SealedReceipt>> {
  const paper = await paperOf(world, pollId)
  if (paper?.seal === undefined) return refused(refusal('poll-not-open'))
  const now = world.clock.now()
  if (!sealHolds(paper.seal, vote.serial, vote.signature))
    return refused(refusal('not-entitled', { field: 'signature', reason: 'seal-broken' }))
  const checked = castPaper({ ...paper, recused: [] }, { code: vote.serial, weight: 1 }, vote.choices, now)
  if (!checked.ok) return checked.refusal.code === 'poll-closed' ? lateOr(world, pollId, vote) : checked
  const { serial, signature } = vote
  const writes: Write[] = [
    // Whose it is nobody knows: the number chooses the gate.
    { check: keys.pollRow(pollId, ['gate', String(partOf(serial, paper.gates))]), when: gateIsOpen(now) },
    { put: { ...keys.sealed(pollId, serial), signature }, when: isAbsent, table: world.urnTable },
    urnWrite(world, pollId, checked.value.urnEntries, paper.urnParts),
  ]
  const outcome = await world.table.transact(writes)
  if (outcome.done) return ok({ receipt: receiptOfSealed(vote), again: false })
  if (outcome.failed.some(({ index }) => index === 1)) return ok({ receipt: receiptOfSealed(vote), again: true })
  return refused(refusal('poll-closed'))
}

/** Who put it in in time and asks again after closing gets the receipt, not a reproach. */
async function lateOr(world: World, pollId: string, vote: SealedVote): Promise<Result<SealedReceipt>> {
  const no: Refusal = refusal('poll-closed')
  const there = await world.table.get(keys.sealed(pollId, vote.serial), world.urnTable)
  return there === undefined ? refused(no) : ok({ receipt: receiptOfSealed(vote), again: true })
}
