import type { ComponentChildren } from 'preact'
import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { apartText } from '#shared/text/apart-text.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Said } from '../parts/said.tsx'
import { actionStates } from './action-states.ts'
import { dayInWords, timeInWords } from './days.ts'
import { standingOf } from './notice-standing.tsx'
import { fixedOf, turnoutOf, waysOf } from './public-poll.tsx'
import { TallyBars } from './tally-picture.tsx'

/** How a matter stands, as rows of a table to print. */
export function MatterRows({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  const stop = lang === 'zh' ? '，' : ', '
  const until = (at: PublicMatter['polls'][number]['closesAt']) => (at === undefined ? '' : formatInstant(at, lang))
  return (
    <table class="facts">
      <tbody>
        {matter.meetings
          .filter(({ begun, heldAt }) => !begun || localDateOf(heldAt) === matter.readOn)
          .map(({ kind, place, heldAt }) => (
            <Row head={say('met')}>
              <Said lang={lang}>{[kind, timeInWords(heldAt, lang), place].join(stop)}</Said>
            </Row>
          ))}
        {matter.polls.map((poll) =>
          poll.state === 'closed' ? (
            <Row head={say('results')}>
              <p>
                <Said lang={lang}>{poll.question}</Said> <strong>{say(poll.outcome)}</strong>
              </p>
              <TallyBars lang={lang} poll={poll} />
              <p>
                {turnoutOf(poll, lang)}
                {waysOf(poll, lang) === '' ? null : ` ${say('channels', { list: waysOf(poll, lang) })}`}
                {apartText(poll, lang) === '' ? null : ` ${apartText(poll, lang)}`}
              </p>
              <p>{say('rule', { rule: poll.rule[lang] })}</p>
            </Row>
          ) : (
            <Row head={say('polls')}>
              <p>
                <Said lang={lang}>{poll.question}</Said>
              </p>
              <p>{poll.state === 'open' ? say('pollOpen', { until: until(poll.closesAt) }) : say('pollCounting')}</p>
              {poll.definition === undefined ? null : <p>{fixedOf(poll, lang)}</p>}
            </Row>
          ),
        )}
        {matter.notices.map((notice) => (
          <Row head={say('notice')}>
            <p>
              <Said lang={lang}>{notice.subject}</Said>
            </p>
            <p>{[standingOf(notice, lang), ...(notice.standing === 'closed' ? [] : [say('objectHow')])].join(stop)}</p>
          </Row>
        ))}
        {matter.actions.map(({ text, owner, due, state, overdue }) => (
          <Row head={say('promises')}>
            <p>
              <Said lang={lang}>{text}</Said>
            </p>
            <p>
              <Said lang={lang}>
                {[say('owner', { owner }), say('due', { due: dayInWords(due, lang) })].join(stop)}
              </Said>{' '}
              <strong>{[say(actionStates[state]), ...(overdue ? [say('overdue')] : [])].join(stop)}</strong>
            </p>
          </Row>
        ))}
        {matter.topics
          .filter(({ state }) => state === 'declined')
          .map(({ title, reason }) => (
            <Row head={say('declinedTopics')}>
              <p>
                <Said lang={lang}>{title}</Said>
              </p>
              <p>
                <Said lang={lang}>{say('why', { reason })}</Said>
              </p>
            </Row>
          ))}
      </tbody>
    </table>
  )
}

function Row({ head, children }: { head: string; children: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{children}</td>
    </tr>
  )
}
