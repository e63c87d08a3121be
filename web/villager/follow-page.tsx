import type { VNode } from 'preact'
import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { followWords } from '#shared/text/raise-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { Status } from '../parts/status.tsx'
import { Voice } from '../parts/voice.tsx'
import { PhotoPart, VoicePart } from './follow-uploads.tsx'
import type { SignedForm } from './upload-form.tsx'

export type FollowState =
  | { readonly is: 'received' | 'decided' | 'acted' }
  | { readonly is: 'taken-up'; readonly meeting?: { readonly heldAt: Instant; readonly place: string } }
  | { readonly is: 'declined'; readonly reason: string }

/** A voice note that may be heard here: its path on this site, and its media type. */
export interface Heard {
  readonly src: string
  readonly type?: string | undefined
}

export interface FollowPageProps {
  readonly lang: Lang
  readonly village: string
  readonly title: string
  readonly background: string
  readonly state: FollowState
  /** Photos that were looked through and are kept. */
  readonly photoCount: number
  /** Why photos were not taken, a sentence each. */
  readonly photosRejected?: readonly string[]
  /** Where to look again, when a photo has arrived and is being looked through. */
  readonly checking?: string
  /** Left out when no more photos are taken. */
  readonly upload?: SignedForm
  /** The same for the one voice note. */
  readonly voice?: Heard
  readonly voiceRejected?: string
  readonly voiceChecking?: string
  readonly voiceUpload?: SignedForm
  /** What staff recorded in answer. */
  readonly answer?: Heard
  readonly board: string
  readonly clerk?: Clerk
  readonly otherLanguage?: string
}

const kinds: Readonly<Record<FollowState['is'], StatusKind>> = {
  received: 'calm',
  'taken-up': 'good',
  declined: 'plain',
  decided: 'good',
  acted: 'good',
}

/** What became of a villager's topic; a photo and a voice note may be added without a script. */
export function followPage(props: FollowPageProps): Page {
  const { lang } = props
  const say = wordsIn(followWords, lang)
  const body = (
    <main data-topic={props.state.is}>
      <h1>{say('title')}</h1>
      <h2>
        <Said lang={lang}>{props.title}</Said>
      </h2>
      {props.background === '' ? null : (
        <p class="text">
          <Said lang={lang}>{props.background}</Said>
        </p>
      )}
      {props.voice === undefined ? null : <Voice lang={lang} {...props.voice} label={say('voiceOwn')} />}
      <Standing {...props} />
      <p>{say('keep')}</p>
      <a class="big plain" href={props.board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
      <VoicePart {...props} />
      <PhotoPart {...props} />
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = `${props.title} - ${props.village}`
  return {
    title,
    lang,
    body,
    place: props.village,
    ...(props.otherLanguage === undefined ? {} : { otherLanguage: props.otherLanguage }),
  }
}

function Standing({ lang, state, answer }: FollowPageProps): VNode {
  const say = wordsIn(followWords, lang)
  return (
    <div class="box">
      <h2>{say('state')}</h2>
      <p>
        <Status kind={kinds[state.is]}>{say(state.is)}</Status>
      </p>
      {state.is === 'declined' ? (
        <p>
          <Said lang={lang}>{say('reason', { reason: state.reason })}</Said>
        </p>
      ) : null}
      {state.is === 'taken-up' && state.meeting !== undefined ? (
        <p>
          <Said lang={lang}>
            {say('meeting', { when: formatInstant(state.meeting.heldAt, lang), place: state.meeting.place })}
          </Said>
        </p>
      ) : null}
      {answer === undefined ? null : <Voice lang={lang} {...answer} label={say('voiceAnswer')} />}
    </div>
  )
}
