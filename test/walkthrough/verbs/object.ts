import { filledIn, makeLinks, openLink, sendForm } from '../links.ts'
import { Failed } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, listOf, type Play } from '../stage.ts'

export async function object(play: Play, step: StepOf<'object'>): Promise<void> {
  const subject = idOf(play, 'notice', step.notice)
  const about = { act: 'object', subject, list: listOf(play, step.voter) } as const
  const link = (await makeLinks(play, about, [step.voter])).get(step.voter)
  if (link === undefined) throw new Failed(`no link for ${step.voter}`)
  const { action, form } = await openLink(play, link)
  await sendForm(
    play,
    action,
    filledIn(form, [
      ['text', step.text],
      ['confirm', 'yes'],
    ]),
  )
}
