import type { Lang } from '#shared/language.ts'
import { voiceWords } from '#shared/text/voice-words.ts'
import { Icon } from './icon.tsx'

interface VoiceProps {
  readonly lang: Lang
  /** Where the recording is, on this site. */
  readonly src: string
  /** Media type of it, where known. */
  readonly type?: string | undefined
  /** Whose words these are; "Listen" when left out. */
  readonly label?: string
}

/** What old phones record with and no browser plays. */
const unplayable = ['audio/amr', 'audio/amr-wb']

/**
 * A recording to listen to, without script: nothing is fetched before somebody presses play. The link beside it is for
 * phones that cannot play the format, and stands alone where none can.
 */
export function Voice({ lang, src, type, label }: VoiceProps) {
  const downloadOnly = type !== undefined && unplayable.includes(type)
  const name = label ?? voiceWords.listen[lang]
  return (
    <div class="voice">
      <p class="lead">
        <Icon name="voice" />
        <strong>{name}</strong>
      </p>
      {downloadOnly ? null : (
        // sized here: every page that has one carries other rules, and the browsers' own 300 px do not fit all phones
        <audio controls preload="none" src={src} aria-label={name} style="display:block;width:100%;min-height:60px" />
      )}
      <a class="go" href={src} download>
        <Icon name="download" />
        {(downloadOnly ? voiceWords.downloadOnly : voiceWords.download)[lang]}
      </a>
    </div>
  )
}
