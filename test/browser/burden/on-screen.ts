import type { AnyStep } from '#test/walkthrough/scenario-schema.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { checkIn, minutes, openPoll } from './deciding.ts'
import { assign, close, progress, review, urge } from './doing.ts'
import { convene, declineTopic, raiseTopic, visit } from './proposing.ts'
import type { Town } from './town.ts'

/** Does on the phones of staff what a step tells of staff. Out: false where it is for villagers or for nobody to do. */
export async function onScreen(town: Town, play: Play, step: AnyStep): Promise<boolean> {
  switch (step.do) {
    case 'visit':
      await visit(town, play, step)
      return true
    case 'raise-topic':
      if (!play.cast.keys.includes(step.by)) return false
      await raiseTopic(town, play, step)
      return true
    case 'decline-topic':
      await declineTopic(town, play, step)
      return true
    case 'convene':
      await convene(town, play, step)
      return true
    case 'check-in':
      await checkIn(town, play, step)
      return true
    case 'open-poll':
      await openPoll(town, play, step)
      return true
    case 'minutes':
      await minutes(town, play, step)
      return true
    case 'assign':
      await assign(town, play, step)
      return true
    case 'progress':
      await progress(town, play, step)
      return true
    case 'review':
      await review(town, play, step)
      return true
    case 'urge':
      await urge(town, play, step)
      return true
    case 'close':
      await close(town, play, step)
      return true
    case 'vote':
    case 'evaluate':
    case 'expect':
      return false
    default:
      throw new Error(`no screen is played for "${step.do}"`)
  }
}
