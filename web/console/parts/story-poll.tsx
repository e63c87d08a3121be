import { channels } from '#shared/blocks/poll/rows.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import { useLang, useWords } from '../data/console.tsx'
import { TallyTable } from './poll-result.tsx'
import { Meter } from './turnout.tsx'

/** How a vote went: the decision, what each choice got, and by which ways people took part. */
export function StoryPoll({ poll }: { poll: ClosedPoll }) {
  const say = useWords(storyPageWords)
  const sayPoll = useWords(pollWords)
  const sayBoard = useWords(boardWords)
  const lang = useLang()
  const { byChannel, electorateCount } = poll
  const ways = channels.flatMap((channel) => {
    const n = byChannel[channel]
    return n === undefined ? [] : [{ key: channel, text: sayPoll(channel), n }]
  })
  const took = ways.reduce((sum, { n }) => sum + n, 0)
  const rows = [...ways, { key: 'absent', text: say('absent'), n: Math.max(0, electorateCount - took) }]
  return (
    <div class="polled">
      <p class="box" data-outcome={poll.outcome}>
        <strong>{sayBoard(poll.outcome)}</strong> {poll.sentence[lang]}
      </p>
      <TallyTable poll={poll} />
      <table class="tally-table">
        <caption>{say('channels')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('channel')}</th>
            <th scope="col" class="n">
              {sayPoll('number', { unit: unitWords[poll.heads][lang] })}
            </th>
          </tr>
        </thead>
        {rows.map(({ key, text, n }) => (
          <tbody key={key}>
            <tr data-channel={key}>
              <th scope="row">{text}</th>
              <td class="n">{n}</td>
            </tr>
            <tr class="bar-row">
              <td colSpan={2}>
                <Meter part={n} whole={electorateCount} />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  )
}
