import type { Lang } from '#shared/language.ts'
import type { Instant } from '#shared/calendar/time.ts'
import type { Rule } from '#shared/decision/rule.ts'
import type { Heads, Unit } from '#shared/decision/unit.ts'
import { abstain } from '#shared/decision/tally.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { shownDigest } from '#shared/text/shown-digest.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { evenKeys } from './even-keys.ts'
import { TermsNotes } from './terms-notes.tsx'
import { VoteWay } from './vote-way.tsx'

export interface BallotPaper {
  readonly question: string
  readonly choices: readonly { readonly key: string; readonly text: string }[]
  /** How many choices one paper may name. */
  readonly max: number
}

export interface BallotPageProps extends BallotPaper {
  readonly lang: Lang
  readonly village: string
  readonly topic: string
  readonly secret: boolean
  readonly rule: Rule
  /** What weights count; people when left out. */
  readonly unit?: Unit
  /** What was fixed before the first vote: how many households or people are entitled, and its digest. */
  readonly fixed?: { readonly entitled: number; readonly heads: Heads; readonly digest: string }
  readonly closesAt?: Instant
  /** Whose paper it is, for phones that a family shares. */
  readonly voter?: string
  /** Who fills it in with that voter's written mandate. */
  readonly proxy?: string
  readonly commandId?: string
  /** When a vote is being changed: how often it has been changed before. */
  readonly seen?: number
  /** Keys chosen before, when the paper comes back. */
  readonly given?: readonly string[]
  readonly refused?: Refusal
  readonly clerk?: Clerk
}

/** The paper itself: POST `choices` (once a choice, `abstain` alone) to the same address. */
export function ballotPage(props: BallotPageProps): Page {
  const { lang, refused } = props
  const say = wordsIn(ballotWords, lang)
  const body = (
    <main data-refusal={refused?.code}>
      <VoteWay lang={lang} at={0} />
      <FaultAlert lang={lang} refused={refused} fields={{ choices: undefined }} />
      {/* First of all: a family shares a phone. */}
      {props.voter === undefined ? null : (
        <p class="lead">
          <Icon name="person" />
          <strong>
            <Said lang={lang}>
              {props.proxy === undefined
                ? say('you', { name: props.voter })
                : say('proxy', { name: props.voter, proxy: props.proxy })}
            </Said>
          </strong>
        </p>
      )}
      <p class="soft">
        <Said lang={lang}>{say('about', { topic: props.topic })}</Said>
      </p>
      {props.seen === undefined ? null : <p>{say('changing')}</p>}
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <Hidden name="seen" value={props.seen?.toString()} />
        <fieldset id="choices" tabIndex={-1}>
          <legend>
            <h1>
              <Said lang={lang}>{props.question}</Said>
            </h1>
            {props.max === 1 ? say('chooseOne') : say('chooseSeveral', { max: props.max })}
          </legend>
          <Choices {...props} values={evenKeys([...props.choices.map(({ key }) => key), abstain])} />
        </fieldset>
        <button class="big" type="submit">
          {say('next')}
        </button>
      </form>
      <ul class="notes">
        <Note icon={props.secret ? 'lock' : 'ledger'}>{say(props.secret ? 'secret' : 'named')}</Note>
        <TermsNotes {...props} />
        {props.fixed === undefined ? null : (
          <Note icon="board">
            {say('fixed', {
              n: props.fixed.entitled,
              unit: unitWords[props.fixed.heads][lang],
              code: shownDigest(props.fixed.digest),
            })}
          </Note>
        )}
      </ul>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  return {
    title: titleOf(`${say('title')} - ${props.village}`, lang, refused),
    lang,
    body,
    place: props.village,
    look: 'form',
  }
}

/** Radios for one choice, boxes for several; abstaining always comes last. `values`: what is sent for a key, if not itself. */
export function Choices({
  lang,
  choices,
  max,
  given = [],
  values,
}: BallotPageProps & { readonly values?: ReadonlyMap<string, string> }) {
  const rows = [...choices, { key: abstain, text: wordsIn(ballotWords, lang)('abstain') }]
  return (
    <>
      {rows.map(({ key, text }, n) => (
        <label class="pick" for={`c${n}`}>
          <input
            id={`c${n}`}
            type={max === 1 ? 'radio' : 'checkbox'}
            name="choices"
            value={values?.get(key) ?? key}
            required={max === 1}
            checked={given.includes(key)}
          />
          <span>
            <Said lang={lang}>{text}</Said>
          </span>
        </label>
      ))}
    </>
  )
}
