import { mostUrnParts } from '#shared/blocks/poll/rows.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Reservation, Timer } from '#shared/workflow/block.ts'
import type { Step } from '#shared/workflow/step.ts'
import { isAbsent, revisionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { itemOfRow } from '../store/needs.ts'
import { publishedKey } from '../store/object-keys.ts'
import type { Head } from '../store/records.ts'
import { chainDigest } from '../store/records.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'
import { rememberedCommand } from './remember.ts'
import { releaseMarks, reserveMarks } from './reserve-marks.ts'
import type { Incoming, Receipt } from './run-command.ts'
import { timerItem } from './timers.ts'

interface Commit {
  readonly head: Head
  readonly step: Step
  readonly receipt: Receipt
  readonly by: string
  readonly who: string
  readonly content: string
  readonly incoming: Incoming
  readonly now: Instant
}

/**
 * Writes what a step decided: the head if nobody else moved it, the next record of the chain, rows, timers and the
 * command's answer, all in one transaction. Rows of the new thing's own that nothing points to yet go before it.
 */
export async function commitStep(world: World, commit: Commit): Promise<'done' | 'lost-race' | 'voted-meanwhile'> {
  const { head, step, receipt, incoming, now } = commit
  const id = head.matter.id
  const { rows = [], prepare = [], events } = step
  if (events.length === 0 && rows.length === 0) {
    if (step.release !== undefined) await releaseMarks(world, step.release)
    return 'done'
  }
  await world.table.putMany(prepare.map((row) => itemOfRow(id, row)))
  if (step.publish !== undefined) {
    const { pollId, digest, text } = step.publish
    await world.objects.put(publishedKey(pollId, digest), text, 'application/json')
  }
  if (step.reserve !== undefined) {
    // Before the first mark: should this be cut off, those it has marked are set free again.
    await world.table.put(timerItem(id, dropTimer(step.reserve, now), now))
    if (!(await reserveMarks(world, step.reserve))) return 'voted-meanwhile'
  }

  const writes: Write[] = [
    ...(events.length === 0 ? [checkHead(head)] : recordWrites(commit)),
    { put: rememberedCommand(commit.who, incoming.commandId, commit.content, receipt), when: isAbsent },
    ...rows.map((row): Write => ({ put: itemOfRow(id, row), ...(row.once ? { when: isAbsent } : {}) })),
    ...(step.timers ?? []).map((timer): Write => ({ put: timerItem(id, timer, now) })),
    ...urnWrites(world, step),
    ...sealWrites(world, step),
  ]
  const outcome = await world.table.transact(writes)
  if (!outcome.done) return 'lost-race'
  if (step.release !== undefined) await releaseMarks(world, step.release)
  return 'done'
}

/** Far longer than a request can last: whoever has not committed by then never will. */
const dropAfterMs = 10 * 60_000

const dropTimer = ({ pollId, tallyId }: Reservation, now: Instant): Timer => ({
  id: `drop-${tallyId}`,
  at: instantFromMillis(Date.parse(now) + dropAfterMs),
  command: { type: 'drop-list', data: { pollId, tallyId } },
})

/** Rows without events (an evaluation) only ask that the matter still stands where it was decided upon. */
function checkHead(head: Head): Write {
  return { check: keys.matter(head.matter.id), when: revisionIs(head.revision) }
}

function recordWrites({ head, step, by, incoming, now }: Commit): Write[] {
  const seq = head.revision + 1
  const link = { seq, at: now, by, command: incoming.type, events: step.events, prev: head.digest }
  const digest = chainDigest(link)
  const { id, stage, title, place } = step.matter
  return [
    {
      put: { ...keys.matter(id), state: step.matter, revision: seq, digest, changedAt: now, stage, title, place },
      when: revisionIs(head.revision),
    },
    { put: { ...keys.event(id, seq), ...link, digest, messages: step.messages ?? [] }, when: isAbsent },
  ]
}

function urnWrites(world: World, { urn }: Step): Write[] {
  if (urn === undefined || Object.keys(urn.entries).length === 0) return []
  // Sums of paper lists lie together: those of one small list alone would be as good as its voters' choices.
  return [urnWrite(world, urn.pollId, urn.entries, 1)]
}

/** Beside the urn, where nothing keeps a copy: once the poll is shut, nobody signs a paper of it any more. */
function sealWrites(world: World, { seal }: Step): Write[] {
  if (seal === undefined) return []
  const { locked, pollId } = seal
  const key = keys.seal(pollId)
  const table = world.urnTable
  return [locked === undefined ? { remove: key, table } : { put: { ...key, locked }, when: isAbsent, table }]
}

/** Adds papers to one part of the urn, chosen by chance: nothing of the voter decides where a paper lies. */
export function urnWrite(
  world: World,
  pollId: string,
  entries: Readonly<Record<string, number>>,
  parts = mostUrnParts,
): Write {
  const part = (world.random.bytes(1)[0] ?? 0) % parts
  return { add: keys.urn(pollId, part), numbers: entries, table: world.urnTable }
}
