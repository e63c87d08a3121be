import { localDateOf, parseInstant } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { deskRows } from '#shared/views/desk-rows.ts'
import { canonical } from '#shared/canonical.ts'
import { digestOf } from '../digest.ts'
import { versionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { ancestorsOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { Item, Write } from '../store/table.ts'
import type { World } from '../world.ts'
import { foldCounters } from './fold-counters.ts'
import type { IndexNote } from './index-note.ts'
import { countedUnder, counterOf, indexNote, rowsOf } from './index-note.ts'

/**
 * Brings the desks of the village and of every area around it up to a matter's present state. It looks at the head, not at
 * the change, so that repeating it or skipping ahead comes to the same; counters move in one transaction with the note of
 * what has been counted, so that nothing counts twice.
 */
export async function indexMatter(world: World, matterId: string, changedAt: Instant): Promise<void> {
  const [headItem, noteItem] = await world.table.getMany([keys.matter(matterId), keys.matterIndex(matterId)])
  if (headItem === undefined) return
  const { matter, revision } = headOf(headItem)
  const note = noteItem === undefined ? undefined : indexNote.parse(noteItem)
  if (note?.counter !== undefined && note.revision >= revision) return

  const areas = [matter.place, ...ancestorsOf(matter.place)]
  // When the head was written, not when the record in hand was: one look may stand for several records.
  const rows = deskRows(matter, parseInstant(String(headItem['changedAt'])) ?? changedAt)
  const digests = new Map(rows.map(({ entry, ...row }) => [entry, digestOf(canonical(row)).slice(0, 16)]))
  const before = rowsOf(note)
  const gone = [...before.keys()].filter((entry) => !digests.has(entry))
  const stays = (entry: string) => before.get(entry) === digests.get(entry)
  // Noted before they are written: should this die half way, the next one knows what may lie about.
  const version = (note?.version ?? 0) + 1
  await put(world, matterId, note?.version, {
    version,
    revision: note?.revision ?? 0,
    stage: note?.stage ?? '',
    ...(note?.counter === undefined ? {} : { counter: note.counter }),
    rows: Object.fromEntries(
      [...new Set([...before.keys(), ...digests.keys()])].map((entry) => [
        entry,
        stays(entry) ? (before.get(entry) ?? '') : '',
      ]),
    ),
  })
  const changed = rows.filter(({ entry }) => !stays(entry))
  await world.table.putMany(
    areas.flatMap((area) => changed.map(({ entry, ...row }): Item => ({ ...keys.desk(area, entry), ...row }))),
  )
  await world.table.removeMany(areas.flatMap((area) => gone.map((entry) => keys.desk(area, entry))))
  const counter = counterOf(matter)
  const done: IndexNote = {
    version: version + 1,
    revision,
    stage: matter.stage,
    counter,
    rows: Object.fromEntries(digests),
  }
  const moves = counters(areas, countedUnder(note), counter)
  await put(world, matterId, version, done, moves)
  const moved = moves.flatMap((write) => ('add' in write ? [write.add] : []))
  if (moved.length > 0) await foldCounters(world, moved, localDateOf(world.clock.now()))
}

/** Writes the note over the version that was read, together with what must move with it. */
async function put(
  world: World,
  matterId: string,
  over: number | undefined,
  note: IndexNote,
  more: readonly Write[] = [],
): Promise<void> {
  const outcome = await world.table.transact([
    { put: { ...keys.matterIndex(matterId), ...note }, when: versionIs(over) },
    ...more,
  ])
  if (!outcome.done) throw new Error(`the index of matter ${matterId} moved while it was brought up to date`)
}

/** In each area one matter less under the old counter and one more under the new, for the child area it lies in. */
function counters(areas: readonly string[], from: string | undefined, to: string): Write[] {
  if (from === to) return []
  // `moves` tells folding whether somebody else has been here.
  const numbers = { moves: 1, [to]: 1, ...(from === undefined ? {} : { [from]: -1 }) }
  return areas.map((area, n): Write => ({ add: keys.desk(area, `COUNT#${areas[n - 1] ?? area}`), numbers }))
}
