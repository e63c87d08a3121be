import { check, Failed, Refused } from '../failure.ts'
import { filledIn, makeLinks, openLink, sendForm } from '../links.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, listOf, type Play } from '../stage.ts'
import { atOnce } from './at-once.ts'

/** Everybody by a link of their own; a step to be refused is refused to each of them. */
export async function evaluate(play: Play, step: StepOf<'evaluate'>): Promise<void> {
  const subject = idOf(play, 'topic', step.topic)
  const links = new Map<string, URL>()
  for (const [list, codes] of Map.groupBy(step.voters, (code) => listOf(play, code)))
    for (const [code, link] of await makeLinks(play, { act: 'evaluate', subject, list }, codes)) links.set(code, link)
  const fields = [
    ['score', String(step.score)],
    ['comment', step.comment ?? ''],
    ['confirm', 'yes'],
  ] as const
  const slipped: string[] = []
  let refused: Refused | undefined
  await atOnce(step.voters, async (voter) => {
    const link = links.get(voter)
    if (link === undefined) throw new Failed(`no link for ${voter}`)
    try {
      const { action, form } = await openLink(play, link)
      await sendForm(play, action, filledIn(form, fields))
      slipped.push(voter)
    } catch (error) {
      if (!(error instanceof Refused) || step.refused === undefined) throw error
      refused = error
    }
  })
  if (refused === undefined) return
  check(slipped.length === 0, () => `evaluations of ${slipped.join(', ')} were taken`)
  throw refused
}
