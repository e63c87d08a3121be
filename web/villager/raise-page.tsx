import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { raiseWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { TextField } from '../parts/text-field.tsx'

export interface RaisePageProps {
  readonly lang: Lang
  readonly village: string
  /** Title of the matter it will belong to; none when it begins a matter of its own. */
  readonly matter?: string
  readonly commandId: string
  readonly given?: Partial<Readonly<Record<'title' | 'background' | 'name' | 'phone', string>>>
  readonly refused?: Refusal
  readonly clerk?: Clerk
  /** This address with its query in the other language. */
  readonly otherLanguage?: string
}

/** POST `title`, `background`, `name`, `phone` and `commandId` to the same address. */
export function raisePage(props: RaisePageProps): Page {
  const { lang, refused, given = {} } = props
  const say = wordsIn(raiseWords, lang)
  const field = { lang, refused }
  const labels = { title: say('topic'), background: say('background'), name: say('name'), phone: say('phone') }
  const body = (
    <main data-refusal={refused?.code}>
      <h1>{say('title')}</h1>
      <p class="soft">
        <Said lang={lang}>{props.village}</Said>
        {props.matter === undefined ? null : (
          <>
            <br />
            <Said lang={lang}>{say('matter', { matter: props.matter })}</Said>
          </>
        )}
      </p>
      <FaultAlert lang={lang} refused={refused} fields={labels} />
      <p>{say('intro')}</p>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <TextField
          {...field}
          name="title"
          label={labels.title}
          hint={say('topicHint')}
          maxLength={60}
          required
          value={given.title}
        />
        <TextField
          {...field}
          name="background"
          label={labels.background}
          lines={5}
          maxLength={600}
          value={given.background}
        />
        <fieldset aria-describedby="why">
          <legend>{say('contact')}</legend>
          <p class="soft" id="why">
            {say('contactWhy')}
          </p>
          <TextField {...field} name="name" label={labels.name} maxLength={30} value={given.name} autocomplete="name" />
          <TextField
            {...field}
            name="phone"
            label={labels.phone}
            maxLength={30}
            value={given.phone}
            kind="tel"
            autocomplete="tel"
          />
        </fieldset>
        <button class="big" type="submit">
          {say('send')}
        </button>
      </form>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = titleOf(`${say('title')} - ${props.village}`, lang, refused)
  return { title, lang, body, ...(props.otherLanguage === undefined ? {} : { otherLanguage: props.otherLanguage }) }
}
