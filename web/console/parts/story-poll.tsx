import { boardWords } from '#shared/text/board-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import { useLang, useWords } from '../data/console.tsx'
import { TallyTable } from './poll-result.tsx'
import { PollWays } from './poll-ways.tsx'

/** How a vote went: the decision, what each choice got, and by which ways people took part. */
export function StoryPoll({ poll }: { poll: ClosedPoll }) {
  const sayBoard = useWords(boardWords)
  const lang = useLang()
  return (
    <div class="polled">
      <p class="box" data-outcome={poll.outcome}>
        <strong>{sayBoard(poll.outcome)}</strong> {poll.sentence[lang]}
      </p>
      <TallyTable poll={poll} />
      <PollWays poll={poll} />
    </div>
  )
}
