import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Lang } from '#shared/language.ts'
import { instant } from '#shared/workflow/fields.ts'
import { App } from './app.tsx'
import { setServerTime } from './data/clock.ts'
import type { Me } from './data/console.tsx'
import { ConsoleProvider, staffAnswer } from './data/console.tsx'
import type { Keep } from './data/keep.ts'
import { openKeep } from './data/keep.ts'
import { line, onSignedOut } from './data/line.ts'
import type { Outbox } from './data/outbox.ts'
import { createOutbox } from './data/outbox.ts'
import { showTextSize } from './data/text-size.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { keepOnPhone } from './worker/register.ts'

const meAnswer = staffAnswer.extend({ now: instant })
const meView = '/api/me'
const langKey = 'cunyi-lang'

function savedLang(): Lang {
  const saved = localStorage.getItem(langKey)
  if (saved === 'zh' || saved === 'en') return saved
  return /^en\b/.test(navigator.language) ? 'en' : 'zh'
}

/** Who is signed in: what the server says, without a signal what it said last; undefined when it says nobody is. */
async function whoAmI(keep: Keep): Promise<Me | undefined> {
  const heard = await line.ask({ method: 'GET', path: meView }, meAnswer)
  const kept = staffAnswer.safeParse((await keep.views.get(meView))?.value)
  if (heard.is === 'done') {
    setServerTime(heard.value.now)
    // A phone that changes hands shows nothing of its last owner.
    if (kept.success && kept.data.staff.id !== heard.value.staff.id) await keep.forgetSeen()
    await keep.views.put(meView, { at: Date.now(), value: heard.value })
    return heard.value.staff
  }
  if (heard.is === 'refused') return undefined
  return kept.success ? kept.data.staff : undefined
}

function Root({ keep, outbox, first }: { keep: Keep; outbox: Outbox; first: Me | undefined }) {
  const [me, setMe] = useState(first)
  const [ended, setEnded] = useState(false)
  const [lang, setLangState] = useState(savedLang)
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  }, [lang])
  useEffect(
    () =>
      onSignedOut(() => {
        setEnded(true)
        setMe(undefined)
      }),
    [],
  )
  const enter = async () => {
    const who = await whoAmI(keep)
    outbox.setSender(who?.id)
    setMe(who)
    void outbox.drain()
  }
  const setLang = (chosen: Lang) => {
    localStorage.setItem(langKey, chosen)
    setLangState(chosen)
  }
  if (me === undefined) return <SignInPage lang={lang} setLang={setLang} ended={ended} signedIn={() => void enter()} />
  return (
    <ConsoleProvider value={{ keep, outbox, me, lang, setLang }}>
      <App />
    </ConsoleProvider>
  )
}

/** Draws the console into its page, with what the phone has kept. */
export async function openConsole(): Promise<void> {
  showTextSize()
  const keep = await openKeep()
  const [outbox, first] = await Promise.all([createOutbox(keep, line), whoAmI(keep)])
  outbox.setSender(first?.id)
  addEventListener('online', () => void outbox.drain())
  document.addEventListener('visibilitychange', () => void (document.hidden || outbox.drain()))
  const place = document.querySelector('#app')
  if (place === null) throw new Error('the page has no place for the console')
  place.replaceChildren()
  render(<Root keep={keep} outbox={outbox} first={first} />, place)
  void outbox.drain()
  keepOnPhone()
}
