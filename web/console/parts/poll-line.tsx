import type { Poll } from '#shared/blocks/poll/state.ts'
import { takesPapers } from '#shared/blocks/poll/state.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { pollForAll } from '#shared/views/public-poll.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { now } from '../data/clock.ts'
import { useLang, useWords } from '../data/console.tsx'
import { usePoll } from '../data/room.ts'

interface PollLineProps {
  readonly matterId: string
  readonly poll: Poll
  readonly everyMs: number
}

/** One poll in a line: what it asks and how far it has come; leads to the poll. */
export function PollLine({ matterId, poll, everyMs }: PollLineProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const open = takesPapers(poll, now())
  const live = usePoll(open ? poll.id : undefined, everyMs)
  const result = pollForAll(poll, '', now())
  return (
    <a class="poll-line" href={`/console/m/${matterId}/poll/${poll.id}`} data-poll={poll.id}>
      <b>{poll.question}</b> <Icon name="next" />
      <span class="standing">
        {open ? (
          <Status kind="good" icon="vote">
            {live.value === undefined
              ? say('pollOpen')
              : say('voted', {
                  voted: live.value.votedCount,
                  all: poll.electorate.count,
                  unit: headsOf(poll.list, lang),
                })}
          </Status>
        ) : result.state === 'closed' ? (
          <span class="soft">{result.sentence[lang]}</span>
        ) : (
          <Status kind="calm">{say('pollCounting')}</Status>
        )}
      </span>
    </a>
  )
}
