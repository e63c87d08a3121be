import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { followWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { Hidden } from '../parts/hidden.tsx'

export type FollowState =
  | { readonly is: 'received' | 'decided' | 'acted' }
  | { readonly is: 'taken-up'; readonly meeting?: { readonly heldAt: Instant; readonly place: string } }
  | { readonly is: 'declined'; readonly reason: string }

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
  /** A signed form of the photo store: the browser posts the file there itself. Left out when no more photos are taken. */
  readonly upload?: { readonly url: string; readonly fields: Readonly<Record<string, string>> }
  readonly board: string
  readonly clerk?: Clerk
  readonly otherLanguage?: string
}

/** What became of a villager's topic; a photo may be added without a script. */
export function followPage(props: FollowPageProps): Page {
  const { lang, state } = props
  const say = wordsIn(followWords, lang)
  const body = (
    <main data-topic={state.is}>
      <h1>{say('title')}</h1>
      <h2>
        <Said lang={lang}>{props.title}</Said>
      </h2>
      {props.background === '' ? null : (
        <p class="text">
          <Said lang={lang}>{props.background}</Said>
        </p>
      )}
      <div class="box">
        <h2>{say('state')}</h2>
        <p>{say(state.is)}</p>
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
      </div>
      <p>{say('keep')}</p>
      <a class="big plain" href={props.board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
      {props.photoCount > 0 ? <p>{say('photoCount', { n: props.photoCount })}</p> : null}
      {(props.photosRejected ?? []).map((reason) => (
        <p class="alert">{say('photoRejected', { reason })}</p>
      ))}
      {props.checking === undefined ? null : (
        <div class="box">
          <p role="status">{say('photoChecking')}</p>
          <a class="go" href={props.checking}>
            {say('photoLookAgain')}
          </a>
        </div>
      )}
      {props.upload === undefined ? null : <PhotoForm lang={lang} {...props.upload} />}
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = `${props.title} - ${props.village}`
  return { title, lang, body, ...(props.otherLanguage === undefined ? {} : { otherLanguage: props.otherLanguage }) }
}

/** The file comes last: the store ignores every field behind it (S3, "POST Object"). */
function PhotoForm(props: { lang: Lang; url: string; fields: Readonly<Record<string, string>> }) {
  const say = wordsIn(followWords, props.lang)
  return (
    <form method="post" action={props.url} encType="multipart/form-data">
      <h2>{say('photo')}</h2>
      {Object.entries(props.fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <div class="field">
        <label for="file">{say('photoChoose')}</label>
        <p class="soft" id="file-hint">
          {say('photoHint')}
        </p>
        <input id="file" type="file" name="file" accept="image/*" required aria-describedby="file-hint" />
      </div>
      <button class="big plain" type="submit">
        {say('photoSend')}
      </button>
    </form>
  )
}
