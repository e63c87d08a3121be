import type { Lang } from '#shared/language.ts'
import { apartText } from '#shared/text/apart-text.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Said } from '../parts/said.tsx'
import { Steps } from '../parts/steps.tsx'
import { Promised } from './promises.tsx'
import { Outcome, waysOf } from './public-poll.tsx'
import { TallyBars } from './tally-picture.tsx'

/** A matter that is under way: how far it has come, what was decided and how, what was promised, what was declined and why. */
export function MatterCard({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  const results = matter.polls.flatMap((poll) => (poll.state === 'closed' ? [poll] : []))
  const declined = matter.topics.filter(({ state }) => state === 'declined')
  return (
    <article class="matter">
      <h3>
        <a class="go" href={`/b/${matter.place}/m/${matter.id}?lang=${lang}`}>
          <Said lang={lang}>{matter.title}</Said>
        </a>
      </h3>
      <Steps lang={lang} current={matter.at} stages={matter.steps} />
      {results.length === 0 ? null : <h4>{say('results')}</h4>}
      <ul class="facts">
        {results.map((poll) => (
          <li>
            <p>
              <Said lang={lang}>{poll.question}</Said>
            </p>
            <p>
              <Outcome lang={lang} poll={poll} />
            </p>
            <TallyBars lang={lang} poll={poll} />
            <p>
              <Said lang={lang}>{poll.sentence[lang]}</Said>
            </p>
            <p class="soft">
              {[waysOf(poll, lang) === '' ? '' : say('channels', { list: waysOf(poll, lang) }), apartText(poll, lang)]
                .filter((text) => text !== '')
                .join(' ')}
            </p>
          </li>
        ))}
      </ul>
      {matter.actions.length === 0 ? null : <h4>{say('promises')}</h4>}
      <ul class="facts">
        {matter.actions.map((action) => (
          <li>
            <Promised lang={lang} action={action} />
          </li>
        ))}
      </ul>
      {declined.length === 0 ? null : <h4>{say('declinedTopics')}</h4>}
      <ul class="facts">
        {declined.map(({ title, reason }) => (
          <li>
            <p>
              <Said lang={lang}>{title}</Said>
            </p>
            <p class="soft">
              <Said lang={lang}>{say('why', { reason })}</Said>
            </p>
          </li>
        ))}
      </ul>
    </article>
  )
}
