import { castPaper } from '#shared/blocks/poll/casting.ts'
import type { Channel, Mark, Paper } from '#shared/blocks/poll/rows.ts'
import { markRow, paperRow, rollRow } from '#shared/blocks/poll/rows.ts'
import { abstain } from '#shared/decision/tally.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { asLetters } from '../digest.ts'
import { gateIsOpen, isAbsent } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'
import { urnWrite } from './commit-step.ts'

export interface Cast {
  readonly pollId: string
  readonly voter: { readonly code: string; readonly weight: number } | undefined
  readonly choices: readonly string[]
  readonly channel: Extract<Channel, 'link' | 'assisted'>
  /** Who helped and who watched; on the voter's side, never beside a choice of a secret poll. */
  readonly helper?: string
  readonly witness?: string
}

export interface CastReceipt {
  readonly receipt: string
  readonly pollId: string
  readonly secret: boolean
}

const receiptLength = 10

/** The paper of a poll, and this voter's mark if there is one. */
export async function paperAndMark(
  world: World,
  pollId: string,
  code: string | undefined,
): Promise<{ paper: Paper | undefined; mark: Mark | undefined }> {
  const wanted = [
    keys.pollRow(pollId, ['paper']),
    ...(code === undefined ? [] : [keys.pollRow(pollId, ['mark', code])]),
  ]
  const [paper, mark] = await world.table.getMany(wanted)
  return {
    paper: paper === undefined ? undefined : paperRow.parse(paper['body']),
    mark: mark === undefined ? undefined : markRow.parse(mark['body']),
  }
}

/**
 * One vote: one read, one transaction. The transaction asks a gate whether the poll is open, sets the voter's mark if
 * there is none, and in a secret poll adds the paper to the urn; nothing written joins the two, and the stream sees the
 * mark alone. Sent again it gets the first receipt; a named poll refuses another choice, a secret one cannot tell.
 * Refusals: `poll-not-open`, `not-entitled`, `recused`, `poll-closed`, `already-voted`, `unknown-choice`, `too-many-choices`.
 */
export async function castBallot(world: World, cast: Cast): Promise<Result<CastReceipt>> {
  const { paper, mark } = await paperAndMark(world, cast.pollId, cast.voter?.code)
  if (paper === undefined) return refused(refusal('poll-not-open'))
  const now = world.clock.now()
  const checked = castPaper(paper, cast.voter, cast.choices, now)
  if (!checked.ok)
    return mark !== undefined && checked.refusal.code === 'poll-closed' ? again(paper, mark, cast) : checked
  if (mark !== undefined) return again(paper, mark, cast, checked.value.choices)
  if (cast.voter === undefined) return refused(refusal('not-entitled'))

  const { code, weight } = cast.voter
  const receipt = asLetters(world.random.bytes(16), receiptLength).toUpperCase()
  const { choices, urnEntry } = checked.value
  const gate = [...code].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % paper.gates
  const body: Mark = {
    code,
    weight,
    channel: cast.channel,
    receipt,
    ...(paper.secret ? {} : { choices: [...choices] }),
    ...(cast.helper === undefined ? {} : { helper: cast.helper }),
    ...(cast.witness === undefined ? {} : { witness: cast.witness }),
  }
  const writes: Write[] = [
    { check: keys.pollRow(paper.pollId, ['gate', String(gate)]), when: gateIsOpen(now) },
    { put: { ...keys.pollRow(paper.pollId, ['mark', code]), body }, when: isAbsent },
    ...(paper.secret ? [urnWrite(world, paper.pollId, { [urnEntry]: 1 })] : []),
  ]
  const outcome = await world.table.transact(writes)
  if (outcome.done) return ok({ receipt, pollId: paper.pollId, secret: paper.secret })
  const found = outcome.failed.find(({ index }) => index === 1)?.found
  return found === undefined
    ? refused(refusal('poll-closed'))
    : again(paper, markRow.parse(found['body']), cast, choices)
}

/** A second paper of the same voter: the first receipt, unless it is another channel or, in a named poll, another choice. */
function again(paper: Paper, mark: Mark, cast: Cast, choices: readonly string[] = cast.choices): Result<CastReceipt> {
  const no: Refusal = refusal('already-voted')
  if (mark.channel !== cast.channel || mark.receipt === undefined) return refused(no)
  const first = mark.choices ?? []
  // The paper may come as it was typed: abstaining by name, a choice named twice.
  const named = new Set(choices.filter((key) => key !== abstain))
  const same = first.length === named.size && first.every((key) => named.has(key))
  if (!paper.secret && !same) return refused(no)
  return ok({ receipt: mark.receipt, pollId: paper.pollId, secret: paper.secret })
}

/** The voter as frozen at opening, for those who come without a link. */
export async function frozenVoter(world: World, pollId: string, code: string): Promise<Cast['voter']> {
  const { pk, sk } = keys.pollRow(pollId, ['roll', code])
  const [part] = await world.table.query({
    pk,
    from: keys.pollRow(pollId, ['roll', '']).sk,
    to: sk,
    limit: 1,
    newestFirst: true,
  })
  const { members } = part === undefined ? { members: [] } : rollRow.parse(part['body'])
  return members.find((member) => member.code === code)
}
