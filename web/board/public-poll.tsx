import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { channels } from '#shared/blocks/poll/rows.ts'
import { apartText } from '#shared/text/apart-text.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { shownDigest } from '#shared/text/shown-digest.ts'
import type { ClosedPoll, PublicPoll } from '#shared/views/public-poll.ts'
import { Said } from '../parts/said.tsx'
import { outcomeKinds } from '../parts/outcome-kinds.ts'
import { Status } from '../parts/status.tsx'
import { TallyPicture } from './tally-picture.tsx'

/** What came of it, in a word. */
export function Outcome({ lang, poll }: { lang: Lang; poll: ClosedPoll }) {
  return <Status kind={outcomeKinds[poll.outcome]}>{wordsIn(boardWords, lang)(poll.outcome)}</Status>
}

/** How many stood on the list and how many of them took part: 名单上46户，参加32户。 */
export function turnoutOf({ electorateCount, presentCount, heads }: ClosedPoll, lang: Lang): string {
  const say = wordsIn(boardWords, lang)
  return say('turnout', { count: electorateCount, present: presentCount, unit: unitWords[heads][lang] })
}

/** By which way how many voted: 链接 29，纸票 3. Empty when nobody did. */
export function waysOf({ byChannel }: ClosedPoll, lang: Lang): string {
  const say = wordsIn(boardWords, lang)
  const ways = channels.flatMap((channel) => {
    const n = byChannel[channel] ?? 0
    return n === 0 ? [] : [`${say(channel)} ${n}`]
  })
  return ways.join(lang === 'zh' ? '，' : ', ')
}

/** What was fixed before the first vote, short: how many are entitled, and the beginning of the digest. */
export function fixedOf({ definition, electorateCount, heads }: PublicPoll, lang: Lang): string {
  if (definition === undefined) return ''
  const figures = { n: electorateCount, unit: unitWords[heads][lang], code: shownDigest(definition) }
  return wordsIn(boardWords, lang)('fixed', figures)
}

/** The same with the whole digest. */
function Fixed({ lang, poll }: { lang: Lang; poll: PublicPoll }) {
  if (poll.definition === undefined) return null
  return (
    <p class="soft">
      {wordsIn(boardWords, lang)('fixedWhy')} <span class="digest">{poll.definition}</span>
    </p>
  )
}

/** A vote that is not counted yet: what is asked, and nothing of what comes in. */
export function AskedPoll({ lang, poll }: { lang: Lang; poll: PublicPoll }) {
  const say = wordsIn(boardWords, lang)
  const until = poll.closesAt === undefined ? undefined : formatInstant(poll.closesAt, lang)
  return (
    <>
      <h3>
        <Said lang={lang}>{poll.question}</Said>
      </h3>
      <p>
        <Status kind={poll.state === 'open' ? 'good' : 'calm'} icon={poll.state === 'open' ? 'vote' : 'clock'}>
          {poll.state === 'open' ? say('pollOpen', { until }) : say('pollCounting')}
        </Status>
      </p>
      <ul>
        {poll.choices.map(({ text }) => (
          <li>
            <Said lang={lang}>{text}</Said>
          </li>
        ))}
      </ul>
      <p class="soft">{say('rule', { rule: poll.rule[lang] })}</p>
      {poll.state === 'open' ? <p class="soft">{say('voteHow')}</p> : null}
      <p class="soft">{say('entitled', { count: poll.electorateCount, unit: unitWords[poll.heads][lang] })}</p>
      <Fixed lang={lang} poll={poll} />
    </>
  )
}

/** A vote that is over: everything that is needed to see why it ended so, and to count again. */
export function CountedPoll({ lang, poll }: { lang: Lang; poll: ClosedPoll }) {
  const say = wordsIn(boardWords, lang)
  const [ways, apart, gap] = [waysOf(poll, lang), apartText(poll, lang), lang === 'zh' ? '' : ' ']
  return (
    <>
      <h3>
        <Said lang={lang}>{poll.question}</Said>
      </h3>
      <p>
        <Outcome lang={lang} poll={poll} />
      </p>
      <TallyPicture lang={lang} poll={poll} />
      <p>
        <Said lang={lang}>{poll.sentence[lang]}</Said>
      </p>
      <p>{say('rule', { rule: poll.rule[lang] })}</p>
      <p>
        {turnoutOf(poll, lang)}
        {ways === '' ? null : `${gap}${say('channels', { list: ways })}`}
        {apart === '' ? null : `${gap}${apart}`}
      </p>
      <p>
        <a class="go" href={`${poll.published.recount}?lang=${lang}`}>
          {say('recount')}
        </a>
        <br />
        <a class="go" href={poll.published.path}>
          {say('file')}
        </a>
      </p>
      <p class="soft">
        {say('digest')} <span class="digest">{poll.published.digest}</span>
      </p>
      <Fixed lang={lang} poll={poll} />
    </>
  )
}
