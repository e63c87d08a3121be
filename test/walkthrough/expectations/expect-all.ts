import type { StepOf } from '../scenario-schema.ts'
import type { Play } from '../stage.ts'
import { expectAction } from './action.ts'
import { expectBoard } from './board.ts'
import { expectDesk } from './desk.ts'
import { expectMinutes } from './minutes.ts'
import { expectNotice } from './notice.ts'
import { expectPoll } from './poll.ts'
import { expectRecount } from './recount.ts'
import { expectStage } from './stage.ts'
import { expectVotesBy } from './votes-by.ts'

/** Every expectation of a step, once all derived views have caught up. */
export async function expectAll(play: Play, step: StepOf<'expect'>): Promise<void> {
  await play.clock.settled(play.matterId)
  await expectStage(play, step)
  await expectPoll(play, step)
  await expectNotice(play, step)
  await expectAction(play, step)
  await expectDesk(play, step)
  await expectBoard(play, step)
  await expectMinutes(play, step)
  await expectRecount(play, step)
  await expectVotesBy(play, step)
}
