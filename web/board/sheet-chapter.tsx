import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Chapter } from '#shared/views/public-story.ts'
import { Said } from '../parts/said.tsx'
import { dayInWords, timeInWords } from './days.ts'
import { TallyBars } from './tally-picture.tsx'

/** A chapter of a story on paper: the same facts as on the screen, in lines. */
export function SheetChapter({ lang, chapter }: { lang: Lang; chapter: Chapter }) {
  return (
    <>
      {linesOf(chapter, lang).map((line) => (
        <p class="text">
          <Said lang={lang}>{line}</Said>
        </p>
      ))}
      {chapter.is === 'decided' ? (
        <>
          <TallyBars lang={lang} poll={chapter.poll} />
          <p>
            <Said lang={lang}>{chapter.poll.sentence[lang]}</Said>
          </p>
        </>
      ) : null}
    </>
  )
}

function linesOf(chapter: Chapter, lang: Lang): string[] {
  const say = wordsIn(boardWords, lang)
  switch (chapter.is) {
    case 'opened':
    case 'minutes':
    case 'closed':
      return []
    case 'raised':
      return [chapter.topic.title]
    case 'declined':
      return [chapter.topic.title, say('why', { reason: chapter.topic.reason })]
    case 'called': {
      const { kind, heldAt, place } = chapter.meeting
      return [kind, timeInWords(heldAt, lang), place]
    }
    case 'met':
      return [say('present', { due: chapter.meeting.dueCount, present: chapter.meeting.presentCount })]
    case 'asked':
      return [chapter.poll.question, say('rule', { rule: chapter.poll.rule[lang] })]
    case 'decided':
      return [chapter.poll.question]
    case 'notice':
      return [chapter.notice.subject, chapter.notice.text].filter((text) => text !== '')
    case 'notice-over':
      return [chapter.notice.subject]
    case 'promised': {
      const { text, owner, due } = chapter.action
      return [text, say('owner', { owner }), say('due', { due: dayInWords(due, lang) })]
    }
    case 'done':
      return [chapter.action.text]
    case 'evaluated':
      return chapter.evaluations.map(({ topic, mean, count }) =>
        say('mean', { topic, mean: mean.toFixed(1), n: count }),
      )
  }
}
