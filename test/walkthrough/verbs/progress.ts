import { takePhotos } from '../photo.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function progress(play: Play, step: StepOf<'progress'>): Promise<void> {
  const photos = await takePhotos(play, step.by, step.photos ?? 0)
  await command(play, step.by, 'report-progress', {
    actionId: idOf(play, 'action', step.action),
    text: step.text,
    photos,
    ...(step.submit === undefined ? {} : { submit: step.submit }),
  })
}
