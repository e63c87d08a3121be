import type { VNode } from 'preact'
import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { raiseWords } from '#shared/text/raise-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Way } from '../parts/way.tsx'

/** One question a screen: what it is about, then how to reach whoever says it. */
export const raiseScreens = ['topic', 'contact'] as const
export type RaiseScreen = (typeof raiseScreens)[number]

export interface RaisePageProps {
  readonly lang: Lang
  readonly village: string
  /** Title of the matter it will belong to; none when it begins a matter of its own. */
  readonly matter?: string
  readonly commandId: string
  /** The first when left out. */
  readonly screen?: RaiseScreen
  readonly given?: Partial<Readonly<Record<'title' | 'background' | 'name' | 'phone', string>>>
  readonly refused?: Refusal
  readonly clerk?: Clerk
  /** This address with its query in the other language. */
  readonly otherLanguage?: string
}

/**
 * POST `title`, `background`, `name`, `phone` and `commandId` to the same address raises the topic; with `ask` it brings that
 * screen. `ask` is the name of buttons alone, so that programs which send the whole form at once never meet it; each screen
 * carries what the other asks for.
 */
export function raisePage(props: RaisePageProps): Page {
  const { lang, refused, screen = 'topic' } = props
  const say = wordsIn(raiseWords, lang)
  const labels = { title: say('topic'), background: say('background'), name: say('name'), phone: say('phone') }
  const body = (
    <main data-refusal={refused?.code} data-screen={screen}>
      <Way lang={lang} screens={[say('stepTopic'), say('stepContact')]} at={screen === 'topic' ? 0 : 1} />
      <h1>{say(screen === 'topic' ? 'title' : 'contactTitle')}</h1>
      <FaultAlert lang={lang} refused={refused} fields={labels} />
      {screen === 'topic' ? <TopicScreen {...props} /> : <ContactScreen {...props} />}
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = titleOf(`${say('title')} - ${props.village}`, lang, refused)
  return {
    title,
    lang,
    body,
    place: props.village,
    look: 'form',
    ...(props.otherLanguage === undefined ? {} : { otherLanguage: props.otherLanguage }),
  }
}

function TopicScreen({ lang, matter, commandId, given = {}, refused }: RaisePageProps): VNode {
  const say = wordsIn(raiseWords, lang)
  const field = { lang, refused }
  return (
    <>
      {matter === undefined ? null : (
        <p class="soft">
          <Said lang={lang}>{say('matter', { matter })}</Said>
        </p>
      )}
      <p>{say('intro')}</p>
      <form method="post">
        <Hidden name="commandId" value={commandId} />
        <Hidden name="name" value={given.name} />
        <Hidden name="phone" value={given.phone} />
        <TextField
          {...field}
          name="title"
          label={say('topic')}
          hint={say('topicHint')}
          maxLength={60}
          required
          value={given.title}
        />
        <TextField
          {...field}
          name="background"
          label={say('background')}
          lines={4}
          maxLength={600}
          value={given.background}
        />
        <p class="lead soft">
          <Icon name="voice" />
          <span>{say('later')}</span>
        </p>
        <button class="big" type="submit" name="ask" value="contact">
          {say('next')}
        </button>
      </form>
    </>
  )
}

function ContactScreen({ lang, commandId, given = {}, refused }: RaisePageProps): VNode {
  const say = wordsIn(raiseWords, lang)
  const field = { lang, refused, maxLength: 30 }
  return (
    <>
      <p class="soft" id="why">
        {say('contactWhy')}
      </p>
      <form method="post" aria-describedby="why">
        <Hidden name="commandId" value={commandId} />
        <Hidden name="title" value={given.title} />
        <Hidden name="background" value={given.background} />
        <TextField {...field} name="name" label={say('name')} value={given.name} autocomplete="name" />
        <TextField {...field} name="phone" label={say('phone')} value={given.phone} kind="tel" autocomplete="tel" />
        <div class="box">
          <p>
            {say('yourTopic')}
            <strong>
              <Said lang={lang}>{given.title ?? ''}</Said>
            </strong>
          </p>
          <p>{say('notYet')}</p>
        </div>
        {/* The first button is the one that Enter presses (HTML, 4.10.21.2). */}
        <button class="big" type="submit">
          {say('send')}
        </button>
        <button class="big plain" type="submit" name="skip" value="yes">
          {say('skip')}
        </button>
        <button class="big plain" type="submit" name="ask" value="topic">
          <Icon name="back" />
          {say('back')}
        </button>
      </form>
    </>
  )
}
