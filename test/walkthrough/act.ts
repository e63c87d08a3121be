import { expectAll } from './expectations/expect-all.ts'
import type { AnyStep } from './scenario-schema.ts'
import type { Play } from './stage.ts'
import { answerObjection } from './verbs/answer-objection.ts'
import { assign } from './verbs/assign.ts'
import { checkIn } from './verbs/check-in.ts'
import { closePoll } from './verbs/close-poll.ts'
import { close } from './verbs/close.ts'
import { convene } from './verbs/convene.ts'
import { declineTopic } from './verbs/decline-topic.ts'
import { evaluate } from './verbs/evaluate.ts'
import { minutes } from './verbs/minutes.ts'
import { notice } from './verbs/notice.ts'
import { object } from './verbs/object.ts'
import { openPoll } from './verbs/open-poll.ts'
import { paperTally } from './verbs/paper-tally.ts'
import { progress } from './verbs/progress.ts'
import { raiseTopic } from './verbs/raise-topic.ts'
import { review } from './verbs/review.ts'
import { urge } from './verbs/urge.ts'
import { visit } from './verbs/visit.ts'
import { vote } from './verbs/vote.ts'

/** Does what a step says, through the doors. A refusal is thrown as `Refused`, anything amiss as `Failed`. */
export function act(play: Play, step: AnyStep): Promise<void> {
  switch (step.do) {
    case 'visit':
      return visit(play, step)
    case 'raise-topic':
      return raiseTopic(play, step)
    case 'decline-topic':
      return declineTopic(play, step)
    case 'convene':
      return convene(play, step)
    case 'check-in':
      return checkIn(play, step)
    case 'open-poll':
      return openPoll(play, step)
    case 'vote':
      return vote(play, step)
    case 'paper-tally':
      return paperTally(play, step)
    case 'close-poll':
      return closePoll(play, step)
    case 'minutes':
      return minutes(play, step)
    case 'notice':
      return notice(play, step)
    case 'object':
      return object(play, step)
    case 'answer-objection':
      return answerObjection(play, step)
    case 'assign':
      return assign(play, step)
    case 'progress':
      return progress(play, step)
    case 'review':
      return review(play, step)
    case 'urge':
      return urge(play, step)
    case 'evaluate':
      return evaluate(play, step)
    case 'close':
      return close(play, step)
    case 'expect':
      return expectAll(play, step)
  }
}
