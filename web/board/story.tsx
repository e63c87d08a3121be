import type { Lang } from '#shared/language.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Chapter } from '#shared/views/public-story.ts'
import { storyOf } from '#shared/views/public-story.ts'
import type { IconName } from '../parts/icon.tsx'
import { Icon } from '../parts/icon.tsx'
import { ChapterText } from './chapter-text.tsx'
import { dayInWords } from './days.ts'

const icons: Readonly<Record<Chapter['is'], IconName>> = {
  opened: 'visit',
  raised: 'propose',
  declined: 'undo',
  called: 'loudspeaker',
  met: 'people',
  asked: 'vote',
  decided: 'vote',
  minutes: 'paper',
  notice: 'board',
  'notice-over': 'board',
  promised: 'act',
  done: 'done',
  evaluated: 'evaluate',
  closed: 'closed',
}

/** Days on which people gather or a period runs by: those are told by the lunar calendar too. */
const gathering: ReadonlySet<Chapter['is']> = new Set(['met', 'notice'])

/** Everything that happened to a matter, in its order; what happened on one day in one way stands under one heading. */
export function Story({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  return (
    <ol class="story">
      {groupsOf(chaptersOf(matter)).map((group) => {
        const [{ is, at }] = group
        const day = localDateOf(at)
        return (
          <li class={is === 'closed' ? 'end' : undefined}>
            <p class="when">
              <time dateTime={day}>{dayInWords(day, lang, { year: true, lunar: gathering.has(is) })}</time>
            </p>
            <h2>
              <Icon name={icons[is]} />
              {say(is)}
            </h2>
            {group.map((chapter) => (
              <ChapterText lang={lang} chapter={chapter} />
            ))}
          </li>
        )
      })}
    </ol>
  )
}

/** What is told again by a later chapter is left to that: the question by its result, the notice by how it stands. */
function chaptersOf(matter: PublicMatter): Chapter[] {
  return storyOf(matter).filter(
    (chapter) => chapter.is !== 'notice-over' && !(chapter.is === 'asked' && chapter.poll.state === 'closed'),
  )
}

type Group = readonly [Chapter, ...Chapter[]]

function groupsOf(chapters: readonly Chapter[]): Group[] {
  return chapters.reduce<Group[]>((groups, chapter) => {
    const last = groups.at(-1)
    const same = last?.[0].is === chapter.is && localDateOf(last[0].at) === localDateOf(chapter.at)
    return same && last !== undefined ? [...groups.slice(0, -1), [...last, chapter]] : [...groups, [chapter]]
  }, [])
}
