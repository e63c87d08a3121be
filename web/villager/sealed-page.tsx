import type { ComponentChildren } from 'preact'
import type { Lang } from '#shared/language.ts'
import { reasonSentences } from '#shared/text/reason-sentences.ts'
import { refusalSentences } from '#shared/text/refusal-sentences.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { sealedWords } from '#shared/text/sealed-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Contact } from '../parts/contact.tsx'
import { Icon } from '../parts/icon.tsx'
import { Mark } from '../parts/mark.tsx'
import { Note } from '../parts/note.tsx'
import { Said } from '../parts/said.tsx'
import type { BallotPageProps } from './ballot-page.tsx'
import { Choices } from './ballot-page.tsx'
import { TermsNotes } from './terms-notes.tsx'

export interface SealedPageProps extends BallotPageProps {
  readonly pollId: string
  /** The poll's public key. */
  readonly seal: string
  /** Until papers are no longer taken, when that is known. */
  readonly secondsLeft?: number
  /** Whether this voter's paper has been given out, and whether the poll is over. */
  readonly taken: boolean
  readonly over: boolean
  readonly board: string
}

/**
 * The paper of a sealed poll. The script (web/sealed) shows one step at a time and fills in the choice, the receipt and what
 * goes wrong. Without it the first step stays: that this phone cannot, and where the hall is.
 */
export function sealedPage(props: SealedPageProps): Page {
  const { lang } = props
  const say = wordsIn(sealedWords, lang)
  const body = (
    <main
      data-sealed={props.pollId}
      data-seal={props.seal}
      data-max={props.max}
      data-seconds={props.secondsLeft}
      data-taken={props.taken}
      data-over={props.over}
    >
      <Step name="without" title={say('withoutTitle')} shown>
        <p>{say('without')}</p>
        <p class="box">{say('hall')}</p>
      </Step>
      <div class="alert" role="alert" hidden data-fault>
        <p />
      </div>
      <ChooseStep {...props} />
      <CheckStep {...props} />
      <p class="lead" role="status" data-busy hidden />
      <Step name="told">
        <h1 tabIndex={-1} />
        <p />
        <button class="big" type="button" data-do="put">
          {say('put')}
        </button>
      </Step>
      <DoneStep {...props} />
      <ul hidden data-sentences>
        {Object.entries(sentencesIn(lang)).map(([name, sentence]) => (
          <li data-name={name}>{sentence}</li>
        ))}
      </ul>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = `${wordsIn(ballotWords, lang)('title')} - ${props.village}`
  return { title, lang, body, place: props.village, look: 'form', style }
}

/** A step that is not shown stays so whatever kind of box its parts are. */
const style = '.code{margin:0;font:bold 1.7rem/1.5 monospace}[hidden]{display:none!important}'

/** Sentences of the catalogue that the script may need. */
const sentencesIn = (lang: Lang) => ({
  'choose-one': reasonSentences['choose-one'][lang],
  'abstain-stands-alone': reasonSentences['abstain-stands-alone'][lang],
  'too-many-choices': refusalSentences['too-many-choices'][lang],
})

interface StepProps {
  readonly name: string
  readonly title?: string
  readonly shown?: true
  readonly children: ComponentChildren
}

function Step({ name, title, shown, children }: StepProps) {
  return (
    <section data-step={name} hidden={shown === undefined}>
      {title === undefined ? null : <h1 tabIndex={-1}>{title}</h1>}
      {children}
    </section>
  )
}

function ChooseStep(props: SealedPageProps) {
  const { lang } = props
  const say = wordsIn(ballotWords, lang)
  const whose = props.proxy === undefined ? 'you' : 'proxy'
  return (
    <Step name="choose">
      {props.voter === undefined ? null : (
        <p class="lead">
          <Icon name="person" />
          <strong>
            <Said lang={lang}>{say(whose, { name: props.voter, proxy: props.proxy ?? '' })}</Said>
          </strong>
        </p>
      )}
      <p class="soft">
        <Said lang={lang}>{say('about', { topic: props.topic })}</Said>
      </p>
      <fieldset id="choices">
        <legend>
          <h1 tabIndex={-1}>
            <Said lang={lang}>{props.question}</Said>
          </h1>
          {props.max === 1 ? say('chooseOne') : say('chooseSeveral', { max: props.max })}
        </legend>
        <Choices {...props} />
      </fieldset>
      <button class="big" type="button" data-do="check">
        {say('next')}
      </button>
      <ul class="notes">
        <Note icon="lock">
          {sealedWords.sealed[lang]} <SealNumber lang={lang} />
        </Note>
        <TermsNotes {...props} />
      </ul>
    </Step>
  )
}

/** Left to the script, which reckons it from the key it uses: a server could print what it likes. */
function SealNumber({ lang }: { lang: Lang }) {
  return (
    <>
      {sealedWords.sealNumber[lang]} <b data-seal-number />
    </>
  )
}

function CheckStep({ lang, question }: SealedPageProps) {
  const say = wordsIn(ballotWords, lang)
  return (
    <Step name="check" title={say('checkTitle')}>
      <p>
        <Said lang={lang}>{question}</Said>
      </p>
      <div class="box">
        <h2>{say('yourChoice')}</h2>
        <ul class="chosen" data-chosen />
      </div>
      <p>{sealedWords.notYet[lang]}</p>
      <button class="big" type="button" data-do="take">
        {sealedWords.take[lang]}
      </button>
      <button class="big plain" type="button" data-do="back">
        {say('back')}
      </button>
    </Step>
  )
}

function DoneStep({ lang, question, board }: SealedPageProps) {
  const say = wordsIn(ballotWords, lang)
  return (
    <Step name="done">
      <div class="box">
        <Mark />
        <h1 tabIndex={-1}>{say('receiptTitle')}</h1>
        <p>
          <Said lang={lang}>{question}</Said>
        </p>
        <p class="soft" id="code">
          {say('receiptCode')}
        </p>
        <p class="code">
          <output data-receipt aria-labelledby="code" />
        </p>
      </div>
      <p>
        {say('receiptKeep')} {sealedWords.listed[lang]}
      </p>
      <p>
        <SealNumber lang={lang} />
      </p>
      <a class="big plain" href={board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
    </Step>
  )
}
