import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import { Said } from '../parts/said.tsx'

/** The drawing is this wide whatever its size; its lengths are shares of it, cut off after two decimals. */
const width = 1000

/** What each choice got with what the picture means in words. */
export function TallyPicture({ lang, poll }: { lang: Lang; poll: ClosedPoll }) {
  const say = wordsIn(boardWords, lang)
  return (
    <>
      <TallyBars lang={lang} poll={poll} />
      <p class="soft">
        {say('bars', { full: poll.full })}
        {poll.line === undefined ? null : `${lang === 'zh' ? '' : ' '}${say('line')}`}
      </p>
    </>
  )
}

/**
 * What each choice got, as words, number and bar. Every bar has the same whole, all who are entitled, so that those who did
 * not come are seen too; the rule's line stands where it is met, of the base the rule names. `atMost` rows where room is short.
 */
export function TallyBars({ lang, poll, atMost }: { lang: Lang; poll: ClosedPoll; atMost?: number }) {
  const say = wordsIn(boardWords, lang)
  const { counts, abstained, full, line } = poll
  const rows = [...counts, { key: 'abstain', text: say('abstain'), count: abstained }].slice(0, atMost)
  const mark = line === undefined ? undefined : lengthOf((line.base * line.numerator) / line.denominator, full)
  return (
    <ul class={rows.length > 4 ? 'tally many' : 'tally'}>
      {rows.map(({ key, text, count }) => (
        <li>
          <div>
            <span>
              <Said lang={lang}>{text}</Said>
            </span>
            <b>{say('votesOf', { count })}</b>
          </div>
          <svg class="bar" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" role="img">
            <title>{say('barTitle', { text, count, full })}</title>
            <rect class={key === 'abstain' ? 'rest' : 'got'} width={lengthOf(count, full)} height="10" />
            {mark === undefined || key === 'abstain' ? null : (
              <>
                <path class="line" d={`M${mark} 0v10`} />
                <path class="line" d={`M${mark} 0v10`} />
              </>
            )}
          </svg>
        </li>
      ))}
    </ul>
  )
}

/** Out: at most the whole; nothing of nothing. */
function lengthOf(part: number, full: number): number {
  return full === 0 ? 0 : Math.min(width, Math.floor((part * width * 100) / full) / 100)
}
