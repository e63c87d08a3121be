import type { Lang } from '#shared/language.ts'
import type { SlipText } from '#shared/outputs/slip-text.ts'
import { deliveryWords } from '#shared/text/delivery-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { slipWords } from '#shared/text/slip-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Missing } from './missing.tsx'

interface Messages {
  readonly code: string
  readonly name: string
  readonly weChat: string
  /** Undefined where there is no room for the way in a text message. */
  readonly sms?: string | undefined
  readonly smsByCode?: string | undefined
}

export interface DeliveryPageProps {
  readonly lang: Lang
  readonly text: SlipText
  readonly people: readonly Messages[]
  readonly missing: number
  /** Long lists come in parts, with the address of the one that follows. */
  readonly part: number
  readonly parts: number
  readonly next?: string
  /** Who has voted; left out for what is no vote. */
  readonly voters?: { readonly codes: ReadonlySet<string>; readonly heldBack: boolean }
  /** Addresses of the slips, of the file for text messages, and of the list of codes where there are some. */
  readonly slips: string
  readonly file: string
  readonly reading?: string
}

/** What is sent to each person, to copy or to hand to whoever sends text messages; and who has voted, and no more than that. */
export function deliveryPage(props: DeliveryPageProps): Page {
  const { lang, text, people, missing, part, parts, next, voters } = props
  const say = wordsIn(deliveryWords, lang)
  const onSlips = wordsIn(slipWords, lang)
  const title = say('listTitle', { about: text.about })
  const body = (
    <main>
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      {people.length + missing === 0 ? <p>{onSlips('nobody')}</p> : null}
      {missing === 0 ? null : <Missing lang={lang} count={missing} />}
      <a class="big plain" href={props.slips}>
        {say('toSlips')}
      </a>
      {props.reading === undefined ? null : (
        <a class="big plain" href={props.reading}>
          {say('toReading')}
        </a>
      )}
      <a class="big plain" href={props.file}>
        {say('toFile')}
      </a>
      {voters === undefined ? null : <p class="box">{say('honest')}</p>}
      {voters?.heldBack === true ? <p class="box">{say('heldBack')}</p> : null}
      {parts === 1 ? null : <p>{onSlips('part', { part, parts })}</p>}
      {people.map((person) => (
        <PersonOf lang={lang} {...person} voted={stateOf(voters, person.code)} />
      ))}
      {next === undefined ? null : (
        <a class="big plain" href={next}>
          {onSlips('nextPart')}
        </a>
      )}
    </main>
  )
  return { title, lang, body, place: text.village, look: 'plain' }
}

function stateOf(voters: DeliveryPageProps['voters'], code: string): 'voted' | 'notVoted' | undefined {
  if (voters === undefined || voters.heldBack) return undefined
  return voters.codes.has(code) ? 'voted' : 'notVoted'
}

function PersonOf(props: Messages & { lang: Lang; voted: 'voted' | 'notVoted' | undefined }) {
  const { lang, voted } = props
  const say = wordsIn(deliveryWords, lang)
  const messages = [
    ['forWeChat', props.weChat],
    ['forSms', props.sms ?? say('noSms')],
    ['forSmsSpoken', props.smsByCode],
  ] as const
  return (
    <section>
      <h2>
        <Said lang={lang}>{`${props.name}（${props.code}）`}</Said>
      </h2>
      {voted === undefined ? null : <p>{say(voted)}</p>}
      {messages.map(([way, message]) =>
        message === undefined ? null : (
          <>
            <h3>{say(way)}</h3>
            <p class="box text">
              <Said lang={lang}>{message}</Said>
            </p>
          </>
        ),
      )}
    </section>
  )
}
