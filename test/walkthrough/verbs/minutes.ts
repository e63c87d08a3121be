import type { StepOf } from '../scenario-schema.ts'
import { command, type Play } from '../stage.ts'

/** What is added to the draft, and who signs: each signer with a session of their own. */
export async function minutes(play: Play, { by, text, sign }: StepOf<'minutes'>): Promise<void> {
  await command(play, by, 'write-minutes', {
    ...(text === undefined ? {} : { text }),
    ...(sign === undefined ? {} : { signers: sign.map((key) => play.cast.idOf(key)) }),
  })
  for (const signer of sign ?? []) await command(play, signer, 'sign-minutes', {})
}
