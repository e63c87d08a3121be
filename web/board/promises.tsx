import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Said } from '../parts/said.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { Status } from '../parts/status.tsx'
import { dayInWords } from './days.ts'

type PublicAction = PublicMatter['actions'][number]

const states = {
  open: ['actionOpen', 'calm'],
  submitted: ['actionSubmitted', 'calm'],
  returned: ['actionReturned', 'warn'],
  accepted: ['actionAccepted', 'good'],
} as const satisfies Record<PublicAction['state'], readonly [keyof typeof boardWords, StatusKind]>

/** How a promise stands, and whether it is late. */
export function PromiseStatus({ lang, action }: { lang: Lang; action: PublicAction }) {
  const say = wordsIn(boardWords, lang)
  const [word, kind] = states[action.state]
  return (
    <>
      {action.overdue ? <Status kind="bad">{say('overdue')}</Status> : null}
      <Status kind={kind} icon={action.state === 'accepted' ? 'done' : 'clock'}>
        {say(word)}
      </Status>
    </>
  )
}

/** What is promised, who does it, by when. */
export function Promised({ lang, action }: { lang: Lang; action: PublicAction }) {
  const say = wordsIn(boardWords, lang)
  return (
    <>
      <p>
        <Said lang={lang}>{action.text}</Said>
      </p>
      <p class="soft">
        <Said lang={lang}>{say('owner', { owner: action.owner })}</Said>
        {lang === 'zh' ? '，' : ', '}
        {say('due', { due: dayInWords(action.due, lang) })}
      </p>
      <p>
        <PromiseStatus lang={lang} action={action} />
      </p>
    </>
  )
}
