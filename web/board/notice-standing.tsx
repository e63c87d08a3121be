import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Status } from '../parts/status.tsx'
import { dayInWords } from './days.ts'

type PublicNotice = PublicMatter['notices'][number]

/** Whether a notice runs, and for how long still. */
export function standingOf({ standing, lastDay, daysLeft }: PublicNotice, lang: Lang): string {
  const say = wordsIn(boardWords, lang)
  if (standing === 'closed') return say('noticeClosed')
  if (standing !== 'objected' && daysLeft === 0) return say('lastDay')
  return say(standing, { days: daysLeft, until: dayInWords(lastDay, lang) })
}

export function NoticeStatus({ lang, notice }: { lang: Lang; notice: PublicNotice }) {
  const { standing } = notice
  const kind = standing === 'closed' ? 'plain' : standing === 'objected' ? 'warn' : 'calm'
  return (
    <Status kind={kind} icon={standing === 'objected' ? 'message' : 'loudspeaker'}>
      {standingOf(notice, lang)}
    </Status>
  )
}
