import * as z from 'zod'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { deskRows } from '#shared/views/desk.ts'
import { versionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { ancestorsOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { Item, Write } from '../store/table.ts'
import type { World } from '../world.ts'

const indexItem = z.object({
  version: z.int(),
  revision: z.int(),
  stage: z.string(),
  entries: z.array(z.string()),
})

/**
 * Brings the desks of the village and of every area around it up to a matter's present state. It looks at the head, not at
 * the change, so that repeating it or skipping ahead comes to the same; counters move in one transaction with the note of
 * what has been counted, so that nothing counts twice.
 */
export async function indexMatter(world: World, matterId: string, changedAt: Instant): Promise<void> {
  const [headItem, noteItem] = await world.table.getMany([keys.matter(matterId), keys.matterIndex(matterId)])
  if (headItem === undefined) return
  const { matter, revision } = headOf(headItem)
  const note = noteItem === undefined ? undefined : indexItem.parse(noteItem)
  if (note !== undefined && note.revision >= revision) return

  const areas = [matter.place, ...ancestorsOf(matter.place)]
  // When the head was written, not when the record in hand was: one look may stand for several records.
  const rows = deskRows(matter, parseInstant(String(headItem['changedAt'])) ?? changedAt)
  const entries = rows.map(({ entry }) => entry)
  const before = note?.entries ?? []
  const gone = before.filter((entry) => !entries.includes(entry))
  // Noted before they are written: should this die half way, the next one knows what may lie about.
  const version = (note?.version ?? 0) + 1
  const noted = await world.table.transact([
    {
      put: {
        ...keys.matterIndex(matterId),
        version,
        revision: note?.revision ?? 0,
        stage: note?.stage ?? '',
        entries: [...new Set([...before, ...entries])],
      },
      when: versionIs(note?.version),
    },
  ])
  if (!noted.done) throw new Error(`the index of matter ${matterId} moved while it was brought up to date`)
  await world.table.putMany(
    areas.flatMap((area) => rows.map(({ entry, ...row }): Item => ({ ...keys.desk(area, entry), ...row }))),
  )
  await world.table.removeMany(areas.flatMap((area) => gone.map((entry) => keys.desk(area, entry))))

  const outcome = await world.table.transact([
    {
      put: {
        ...keys.matterIndex(matterId),
        version: version + 1,
        revision,
        stage: matter.stage,
        entries,
      },
      when: versionIs(version),
    },
    ...counters(areas, note?.stage === '' ? undefined : note?.stage, matter.stage),
  ])
  if (!outcome.done) throw new Error(`the index of matter ${matterId} moved while it was brought up to date`)
}

/** In each area one matter less in the old stage and one more in the new, under the child area it lies in. */
function counters(areas: readonly string[], from: string | undefined, to: string): Write[] {
  if (from === to) return []
  const numbers = { [`stage-${to}`]: 1, ...(from === undefined ? {} : { [`stage-${from}`]: -1 }) }
  return areas.map((area, n): Write => ({ add: keys.desk(area, `COUNT#${areas[n - 1] ?? area}`), numbers }))
}
