import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { Lang } from '#shared/language.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { line } from '../data/line.ts'

interface SignInProps {
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  readonly signedIn: () => void
  /** Whether somebody was at work here until now. */
  readonly ended: boolean
}

/** Name and password; whoever has a one-time link needs neither. */
export function SignInPage({ lang, setLang, signedIn, ended }: SignInProps) {
  const say = wordsIn(consoleWords, lang)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<ToldRefusal | 'lost'>()
  useEffect(() => {
    document.title = `${say('signInTitle')} - ${say('product')}`
  }, [lang])
  const send = async () => {
    setBusy(true)
    const body = { login: login.trim(), password, cookie: true }
    const heard = await line.ask({ method: 'POST', path: '/api/sign-in', body }, z.looseObject({}))
    setBusy(false)
    if (heard.is === 'done') return signedIn()
    setFault(heard.is === 'refused' ? heard.refusal : 'lost')
  }
  return (
    <>
      <header class="bar">
        <span class="brand">{say('product')}</span>
        <button
          type="button"
          class="small plain"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {wordsIn(frameWords, lang)('otherLanguage')}
        </button>
      </header>
      <main id="main">
        <h1>{say('signInTitle')}</h1>
        {ended ? <p class="box">{say('signedOut')}</p> : null}
        {fault === undefined ? null : (
          <div class="alert" role="alert">
            <p>{fault === 'lost' ? say('offline') : fault.sentence[lang]}</p>
          </div>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <div class="field">
            <label for="login">{say('login')}</label>
            <input
              id="login"
              autoComplete="username"
              autoCapitalize="none"
              required
              value={login}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for="password">{say('password')}</label>
            <input
              id="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </div>
          <button class="big" type="submit" disabled={busy} aria-busy={busy}>
            {say('signIn')}
          </button>
        </form>
        <p class="soft">{say('signInHelp')}</p>
      </main>
    </>
  )
}
