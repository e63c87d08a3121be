import * as z from 'zod'
import { langs } from '#shared/language.ts'
import { meWords, roleWords } from '#shared/text/console/me-words.ts'
import { instant } from '#shared/workflow/fields.ts'
import { useConsole, useLang, useView, useWords } from '../data/console.tsx'
import { savedTextSize, setTextSize, textSizes } from '../data/text-size.ts'
import { useState } from 'preact/hooks'
import { ChipChoice } from '../parts/chip-choice.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MyMessages } from '../parts/my-messages.tsx'
import { OnThisPhone } from '../parts/on-this-phone.tsx'
import { PasswordForm } from '../parts/password-form.tsx'
import { PlaceName } from '../parts/place-name.tsx'
import { Sessions } from '../parts/sessions.tsx'
import { SignOut } from '../parts/sign-out.tsx'

/** Loose: what the phone remembers of this door also tells, without a signal, who is signed in. */
const meAnswer = z.looseObject({
  sessions: z.array(z.object({ id: z.string(), createdAt: instant, label: z.string(), current: z.boolean() })),
})
export type MySession = z.infer<typeof meAnswer>['sessions'][number]

/** Who I am, what came for me, how large the text is, and the way out. */
export function MePage() {
  const say = useWords(meWords)
  const { me } = useConsole()
  const account = useView('/api/me', meAnswer)
  return (
    <Screen title={say('title')}>
      <Roles />
      <MyMessages />
      <Look />
      <Village />
      <OnThisPhone />
      <section>
        <h2>{say('account')}</h2>
        <p class="soft">{say('login', { login: me.id })}</p>
        <More title={say('sessions')}>
          <Loaded view={account}>{({ sessions }) => <Sessions sessions={sessions} again={account.again} />}</Loaded>
        </More>
        <More title={say('password')}>
          <PasswordForm />
        </More>
        <SignOut current={account.value?.sessions.find(({ current }) => current)?.id} />
      </section>
    </Screen>
  )
}

function Roles() {
  const { me } = useConsole()
  const lang = useLang()
  const say = useWords(meWords)
  return (
    <div class="box">
      <h2 class="who">{me.name}</h2>
      {me.roles.map(({ role, place }) => (
        <p key={role + place}>
          <PlaceName code={place}>{(name) => say('roleAt', { role: roleWords[role][lang], place: name })}</PlaceName>
        </p>
      ))}
    </div>
  )
}

function Look() {
  const say = useWords(meWords)
  const { lang, setLang } = useConsole()
  const [size, setSize] = useState(savedTextSize)
  return (
    <section>
      <h2>{say('look')}</h2>
      <ChipChoice
        label={say('size')}
        chips={textSizes.map((key) => ({ key, text: say(key) }))}
        value={size}
        onValue={(key) => {
          const chosen = textSizes.find((one) => one === key) ?? 'normal'
          setTextSize(chosen)
          setSize(chosen)
        }}
      >
        <p class="soft">{say('sizeSample')}</p>
      </ChipChoice>
      <ChipChoice
        label={say('language')}
        chips={[
          { key: 'zh', text: say('chinese') },
          { key: 'en', text: say('english') },
        ]}
        value={lang}
        onValue={(key) => setLang(langs.find((one) => one === key) ?? 'zh')}
      />
    </section>
  )
}

/** Lists and people of the places where my role lets me look after them. */
function Village() {
  const say = useWords(meWords)
  const { me } = useConsole()
  const isVillage = (place: string) => place.length === 12
  const rosters = me.roles.filter(
    ({ role, place }) => isVillage(place) && (role === 'organizer' || role === 'administrator'),
  )
  const places = me.roles.filter(({ role }) => role === 'administrator')
  if (rosters.length + places.length === 0) return null
  return (
    <section>
      <h2>{say('village')}</h2>
      {[...new Set(rosters.map(({ place }) => place))].map((place) => (
        <a key={place} class="card" href={`/console/roster/${place}`}>
          <PlaceName code={place}>{(name) => say('roster', { place: name })}</PlaceName>
        </a>
      ))}
      {places.map(({ place }) => (
        <a key={place} class="card" href={`/console/staff/${place}`}>
          <PlaceName code={place}>{(name) => say('staff', { place: name })}</PlaceName>
        </a>
      ))}
    </section>
  )
}
