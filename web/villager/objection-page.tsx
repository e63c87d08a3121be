import type { Lang } from '#shared/language.ts'
import { formatDate } from '#shared/calendar/format.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { objectionWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { TextField } from '../parts/text-field.tsx'

export interface ObjectionPageProps {
  readonly lang: Lang
  readonly village: string
  readonly subject: string
  readonly text: string
  /** The last day on which objections are taken, and how many days that is from today. */
  readonly lastDay: LocalDate
  readonly daysLeft: number
  readonly commandId: string
  readonly given?: string
  readonly refused?: Refusal
  readonly clerk?: Clerk
}

/** POST `text`, `commandId` and `confirm=yes` to the same address. */
export function objectionPage(props: ObjectionPageProps): Page {
  const { lang, refused } = props
  const say = wordsIn(objectionWords, lang)
  const body = (
    <main data-refusal={refused?.code}>
      <h1>{say('title')}</h1>
      <FaultAlert lang={lang} refused={refused} fields={{ text: say('label') }} />
      <div class="box">
        <h2>
          {say('notice')}
          {lang === 'zh' ? '：' : ': '}
          <Said lang={lang}>{props.subject}</Said>
        </h2>
        {props.text === '' ? null : (
          <p class="text">
            <Said lang={lang}>{props.text}</Said>
          </p>
        )}
        <p class="lead">
          <Icon name="clock" />
          <span>{say('until', { until: formatDate(props.lastDay, lang), days: props.daysLeft })}</span>
        </p>
      </div>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <TextField
          lang={lang}
          name="text"
          label={say('label')}
          hint={say('hint')}
          lines={6}
          maxLength={1000}
          required
          value={props.given}
          refused={refused}
        />
        <button class="big" type="submit" name="confirm" value="yes">
          {say('send')}
        </button>
      </form>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  return {
    title: titleOf(`${say('title')} - ${props.village}`, lang, refused),
    lang,
    body,
    place: props.village,
    look: 'form',
  }
}
