import type { Lang } from '#shared/language.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'

/** Whether a notice runs, and for how long still. */
export function standingOf(notice: PublicMatter['notices'][number], lang: Lang): string {
  const { standing, lastDay, daysLeft } = notice
  const say = wordsIn(boardWords, lang)
  if (standing === 'closed') return say('noticeClosed')
  return say(standing, { days: daysLeft, until: formatDate(lastDay, lang) })
}
