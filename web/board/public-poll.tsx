import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { channels } from '#shared/blocks/poll/rows.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicPoll } from '#shared/views/public-matter.ts'
import { Said } from '../page.tsx'

/** A vote on the board: while it is open only what is asked, afterwards everything that is needed to count again. */
export function PublicPollPart({ lang, poll }: { lang: Lang; poll: PublicPoll }) {
  const say = wordsIn(boardWords, lang)
  if (poll.state === 'closed') return <ClosedPoll lang={lang} poll={poll} />
  const until = poll.closesAt === undefined ? undefined : formatInstant(poll.closesAt, lang)
  return (
    <section>
      <h3>
        <Said lang={lang}>{poll.question}</Said>
      </h3>
      <p>{poll.state === 'open' ? say('pollOpen', { until }) : say('pollCounting')}</p>
      <ul>
        {poll.choices.map(({ text }) => (
          <li>
            <Said lang={lang}>{text}</Said>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClosedPoll({ lang, poll }: { lang: Lang; poll: Extract<PublicPoll, { state: 'closed' }> }) {
  const say = wordsIn(boardWords, lang)
  const ways = channels.flatMap((channel) => {
    const n = poll.byChannel[channel] ?? 0
    return n === 0 ? [] : [`${say(channel)} ${n}`]
  })
  const rows = [...poll.counts, { key: 'abstain', text: say('abstain'), count: poll.abstained }]
  return (
    <section>
      <h3>
        <Said lang={lang}>{poll.question}</Said>
      </h3>
      <p>
        <strong>
          <Said lang={lang}>{poll.sentence[lang]}</Said>
        </strong>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('choice')}</th>
            <th scope="col" class="n">
              {say('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, count }) => (
            <tr>
              <th scope="row">
                <Said lang={lang}>{text}</Said>
              </th>
              <td class="n">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {say('turnout', { count: poll.electorateCount, present: poll.presentCount })}
        {ways.length === 0 ? null : ` ${say('channels', { list: ways.join(lang === 'zh' ? '，' : ', ') })}`}
      </p>
      <p class="soft">{say('pollClosed', { on: formatInstant(poll.closedAt, lang, { year: true }) })}</p>
      <a class="go" href={poll.published.path}>
        {say('file')}
      </a>
      <p class="soft">
        {say('digest')} <span class="digest">{poll.published.digest}</span>
      </p>
    </section>
  )
}
