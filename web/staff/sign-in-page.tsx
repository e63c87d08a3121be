import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { signInWords } from '#shared/text/staff-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Hidden } from '../parts/hidden.tsx'

export interface SignInPageProps {
  readonly lang: Lang
  readonly name?: string
  readonly commandId?: string
}

/** A one-time link opened: nothing happens before the button, for messengers open links too. POST to the same address. */
export function signInPage({ lang, name, commandId }: SignInPageProps): Page {
  const say = wordsIn(signInWords, lang)
  const body = (
    <main>
      <h1>{say('title')}</h1>
      <p>
        <Said lang={lang}>{name === undefined ? say('helloUnknown') : say('hello', { name })}</Said>
      </p>
      <form method="post">
        <Hidden name="commandId" value={commandId} />
        <button class="big" type="submit">
          {say('button')}
        </button>
      </form>
      <p class="soft">{say('once')}</p>
    </main>
  )
  return { title: say('title'), lang, body }
}
