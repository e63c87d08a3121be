import type { Lang } from '#shared/language.ts'
import { Said } from './said.tsx'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { Icon } from './icon.tsx'

/** Whom a villager can ask. */
export interface Clerk {
  readonly name?: string
  readonly phone?: string
}

export function Contact({ lang, clerk }: { lang: Lang; clerk: Clerk | undefined }) {
  const say = wordsIn(frameWords, lang)
  const phone = clerk?.phone
  return (
    <p class="soft">
      <Said lang={lang}>{say('clerk', { clerk: clerk?.name ?? say('clerkUnknown') })}</Said>
      {phone === undefined ? null : (
        <>
          {' '}
          <a class="go" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            <Icon name="call" />
            {say('call', { phone })}
          </a>
        </>
      )}
    </p>
  )
}
