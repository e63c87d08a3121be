import type { VNode } from 'preact'
import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { followWords } from '#shared/text/raise-words.ts'
import { Icon } from '../parts/icon.tsx'
import type { FollowPageProps } from './follow-page.tsx'
import { UploadForm } from './upload-form.tsx'

/** The one voice note: why it was not taken, whether it is being looked through, or a form to send it. */
export function VoicePart({ lang, voiceRejected, voiceChecking, voiceUpload }: FollowPageProps): VNode {
  const say = wordsIn(followWords, lang)
  return (
    <>
      {voiceRejected === undefined ? null : <Rejected>{say('voiceRejected', { reason: voiceRejected })}</Rejected>}
      {voiceChecking === undefined ? null : (
        <Checking lang={lang} href={voiceChecking}>
          {say('voiceChecking')}
        </Checking>
      )}
      {voiceUpload === undefined ? null : (
        <UploadForm
          {...voiceUpload}
          id="voice"
          accept="audio/*"
          label={say('voiceChoose')}
          hint={say('voiceHint')}
          send={say('voiceSend')}
        >
          <Icon name="voice" />
          {say('voice')}
        </UploadForm>
      )}
    </>
  )
}

/** The same for photos, and how many there are. */
export function PhotoPart({ lang, photoCount, photosRejected = [], checking, upload }: FollowPageProps): VNode {
  const say = wordsIn(followWords, lang)
  return (
    <>
      {photoCount > 0 ? <p>{say('photoCount', { n: photoCount })}</p> : null}
      {photosRejected.map((reason) => (
        <Rejected>{say('photoRejected', { reason })}</Rejected>
      ))}
      {checking === undefined ? null : (
        <Checking lang={lang} href={checking}>
          {say('photoChecking')}
        </Checking>
      )}
      {upload === undefined ? null : (
        <UploadForm
          {...upload}
          id="file"
          accept="image/*"
          label={say('photoChoose')}
          hint={say('photoHint')}
          send={say('photoSend')}
        >
          <Icon name="photo" />
          {say('photo')}
        </UploadForm>
      )}
    </>
  )
}

function Rejected({ children }: { children: string }): VNode {
  return (
    <p class="alert lead">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  )
}

function Checking({ lang, href, children }: { lang: Lang; href: string; children: string }): VNode {
  return (
    <div class="box">
      <p role="status">{children}</p>
      <a class="go" href={href}>
        {wordsIn(followWords, lang)('lookAgain')}
      </a>
    </div>
  )
}
