import { channels } from '#shared/blocks/poll/rows.ts'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import { useLang, useWords } from '../data/console.tsx'
import { Meter } from './turnout.tsx'

/** By which way how many took part in a vote that is over, and how many did not. */
export function PollWays({ poll: { byChannel, electorateCount, heads } }: { poll: ClosedPoll }) {
  const say = useWords(storyPageWords)
  const sayPoll = useWords(pollWords)
  const lang = useLang()
  const ways = channels.flatMap((channel) => {
    const n = byChannel[channel]
    return n === undefined ? [] : [{ key: channel, text: sayPoll(channel), n }]
  })
  const took = ways.reduce((sum, { n }) => sum + n, 0)
  const rows = [...ways, { key: 'absent', text: say('absent'), n: Math.max(0, electorateCount - took) }]
  return (
    <table class="tally-table">
      <caption>{say('channels')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('channel')}</th>
          <th scope="col" class="n">
            {sayPoll('number', { unit: unitWords[heads][lang] })}
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
  )
}
