import { randomUUID } from 'node:crypto'
import { instantFromMillis, millisOf } from '#shared/calendar/time.ts'
import { canonical } from '../canonical.ts'
import { check } from '../failure.ts'
import { takePhotos } from '../photo.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, nameOf, type Play, remember, rowsIn } from '../stage.ts'

/** How long a phone without network kept a visit. */
const offlineForMs = 2 * 3_600_000

/** A visit is on record once, with the phone's own time, however often the phone sent it. */
export async function visit(play: Play, step: StepOf<'visit'>): Promise<void> {
  const photos = await takePhotos(play, step.by, step.photos ?? 0)
  const recordedAt = step.offline === true ? instantFromMillis(millisOf(play.now) - offlineForMs) : undefined
  const data = {
    answers: {
      ...(step.household === undefined ? {} : { household: nameOf(play, step.household) }),
      needs: step.needs,
      ...(photos.length === 0 ? {} : { photos }),
    },
    ...(recordedAt === undefined ? {} : { recordedAt }),
  }
  const before = await visitsOf(play)
  const commandId = randomUUID()
  const first = await command(play, step.by, 'record-visit', data, commandId)
  for (let sent = 1; sent < (step.sentTimes ?? 1); sent += 1) {
    const again = await command(play, step.by, 'record-visit', data, commandId)
    check(canonical(again) === canonical(first), () => `sent again it was answered otherwise: ${JSON.stringify(again)}`)
  }
  remember(play, 'visit', step.key, first.id)
  const after = await visitsOf(play)
  check(after.length === before.length + 1, () => `${after.length - before.length} visits were recorded instead of one`)
  const row = after.find(({ id }) => id === first.id)
  check(row !== undefined, () => `the visit ${first.id} is not among the matter's visits`)
  if (recordedAt === undefined) return
  check(
    row?.['recordedAt'] === recordedAt,
    () => `recorded at ${recordedAt}, but it says ${String(row?.['recordedAt'])}`,
  )
  check(
    String(row?.['receivedAt']) > recordedAt,
    () => `received at ${String(row?.['receivedAt'])}, before it was sent`,
  )
}

async function visitsOf(play: Play) {
  return rowsIn(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/visits`))
}
