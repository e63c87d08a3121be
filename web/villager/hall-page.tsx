import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { hallWords } from '#shared/text/villager-words.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import type { Page } from '../page.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Icon } from '../parts/icon.tsx'
import { isAbout } from '../parts/is-about.ts'

export interface HallPageProps {
  readonly lang: Lang
  readonly village: string
  /** The board of that village. */
  readonly board: string
  readonly refused?: Refusal
}

/** Large, and eight digits and a blank still stand side by side on the narrowest phone with text twice as large. */
const style = `
#digits{padding:12px 4px;text-align:center;font:bold 1.25rem/1.5 ui-monospace,Menlo,Consolas,monospace}
@media (min-width:22rem){#digits{font-size:1.7rem}}
`

/** One question: the eight digits. POST `digits` to the same address. What was typed is never put back on the page. */
export function hallPage({ lang, village, board, refused }: HallPageProps): Page {
  const say = wordsIn(hallWords, lang)
  const faulty = isAbout(refused, 'digits')
  const body = (
    <main data-refusal={refused?.code}>
      <h1>{say('title')}</h1>
      <FaultAlert lang={lang} refused={refused} fields={{ digits: say('label') }} />
      <form method="post">
        <div class="field">
          <label for="digits">{say('label')}</label>
          <p class="soft" id="digits-hint">
            {say('hint')}
          </p>
          {/* `tel` brings up digits on phones that know no inputmode. */}
          <input
            id="digits"
            name="digits"
            type="tel"
            inputmode="numeric"
            autocomplete="off"
            maxLength={20}
            required
            aria-describedby={faulty ? 'digits-hint fault' : 'digits-hint'}
            aria-invalid={faulty ? 'true' : undefined}
          />
        </div>
        <button class="big" type="submit">
          {say('open')}
        </button>
      </form>
      <ul class="notes">
        <li>
          <Icon name="info" />
          <span>{say('notYet')}</span>
        </li>
        <li>
          <Icon name="info" />
          <span>{say('without')}</span>
        </li>
      </ul>
      <a class="big plain" href={board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
      <Contact lang={lang} clerk={undefined} />
    </main>
  )
  return {
    title: titleOf(`${say('title')} - ${village}`, lang, refused),
    lang,
    body,
    place: village,
    look: 'form',
    style,
  }
}
