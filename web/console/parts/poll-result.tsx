import type { ComponentChildren } from 'preact'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { apartText } from '#shared/text/apart-text.ts'
import { boardWords } from '#shared/text/board-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import { abstain } from '#shared/decision/tally.ts'
import { Icon } from '../../parts/icon.tsx'
import { outcomeKinds } from '../../parts/outcome-kinds.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { PollWays } from './poll-ways.tsx'

const width = 1000

interface PollResultProps {
  readonly poll: ClosedPoll
  readonly matterId: string
  /** What must be known before notice and minutes go out. */
  readonly caution: ComponentChildren
}

/** What came of it, as the clerk reads it out; the same as numbers and bars. */
export function PollResult({ poll, matterId, caution }: PollResultProps) {
  const say = useWords(pollWords)
  const sayBoard = useWords(boardWords)
  const lang = useLang()
  const apart = apartText(poll, lang)
  return (
    <>
      <h2>{say('result')}</h2>
      <p>
        <Status kind={outcomeKinds[poll.outcome]}>{sayBoard(poll.outcome)}</Status>
      </p>
      <p class="box" data-outcome={poll.outcome}>
        {poll.sentence[lang]}
      </p>
      {caution}
      <TallyTable poll={poll} />
      <p class="soft">{say('rule', { rule: poll.rule[lang] })}</p>
      <PollWays poll={poll} />
      {apart === '' ? null : <p data-apart>{apart}</p>}
      <div class="meeting-acts">
        <a
          class="big plain"
          href={`/staff/matters/${matterId}/papers/result?poll=${poll.id}`}
          target="_blank"
          rel="noopener"
        >
          <Icon name="print" /> {say('printResult')}
        </a>
        <a class="big plain" href={`${poll.published.recount}?lang=${lang}`} target="_blank" rel="noopener">
          <Icon name="done" /> {say('recount')}
        </a>
        <a class="big plain" href={poll.published.path} target="_blank" rel="noopener">
          <Icon name="download" /> {say('file')}
        </a>
      </div>
      <p class="soft">
        {sayBoard('digest')} <span class="digest">{poll.published.digest}</span>
      </p>
    </>
  )
}

/** The choices with what each got, as numbers and bars. */
export function TallyTable({ poll }: { poll: ClosedPoll }) {
  const say = useWords(pollWords)
  const lang = useLang()
  const { counts, abstained, full, line } = poll
  const rows = [...counts, { key: abstain, text: say('abstain'), count: abstained }]
  const at = (n: number) => (full === 0 ? 0 : Math.min(width, Math.round((n * width) / full)))
  const mark = line === undefined ? undefined : at((line.base * line.numerator) / line.denominator)
  return (
    <>
      <table class="tally-table">
        <caption>{say('resultTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('choiceHead')}</th>
            <th scope="col" class="n">
              {say('votesHead')}
            </th>
          </tr>
        </thead>
        {rows.map(({ key, text, count }) => (
          <tbody key={key}>
            <tr data-choice={key}>
              <th scope="row">{text}</th>
              <td class="n">{count}</td>
            </tr>
            <tr class="bar-row">
              <td colSpan={2}>
                <svg class="meter" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" role="img">
                  <title>{say('bar', { text, n: count, all: full })}</title>
                  <rect class={key === abstain ? 'rest' : 'got'} width={at(count)} height="10" />
                  {mark === undefined || key === abstain ? null : (
                    <>
                      <path class="mark-edge" d={`M${mark} 0v10`} />
                      <path class="mark" d={`M${mark} 0v10`} />
                    </>
                  )}
                </svg>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      <p class="soft">
        {say('bars', { all: full })}
        {mark === undefined ? null : `${lang === 'zh' ? '' : ' '}${say('line')}`}
      </p>
    </>
  )
}
