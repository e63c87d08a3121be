import { formatInstant } from '#shared/calendar/format.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import { Note } from '../parts/note.tsx'
import type { BallotPageProps } from './ballot-page.tsx'

/** Until when papers are taken, and how it passes: the same on every kind of ballot. */
export function TermsNotes({
  lang,
  closesAt,
  rule,
  unit,
}: Pick<BallotPageProps, 'lang' | 'closesAt' | 'rule' | 'unit'>) {
  const say = wordsIn(ballotWords, lang)
  return (
    <>
      <Note icon="clock">
        {closesAt === undefined ? say('closesByHand') : say('closes', { when: formatInstant(closesAt, lang) })}
      </Note>
      <Note icon="vote">
        {say('rule')}
        {sentenceOfRule(rule, lang, unit)}
      </Note>
    </>
  )
}
