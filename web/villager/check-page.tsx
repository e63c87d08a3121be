import { renderToString } from 'preact-render-to-string'
import type { Lang } from '#shared/language.ts'
import { abstain } from '#shared/decision/tally.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import type { BallotPaper } from './ballot-page.tsx'
import { evenKeys } from './even-keys.ts'
import { VoteWay } from './vote-way.tsx'

export interface CheckPageProps extends BallotPaper {
  readonly lang: Lang
  readonly village: string
  /** Keys as they were sent; known ones, or `abstain` alone. */
  readonly chosen: readonly string[]
  readonly secret: boolean
  readonly commandId?: string
  /** Whether it may be changed until the end; `seen` as on the paper. */
  readonly changeable?: boolean
  readonly seen?: number
}

/** What was chosen, before it counts: POST the same `choices` with `confirm=yes`. Going back asks for the paper again. */
export function checkPage(props: CheckPageProps): Page {
  const { lang } = props
  const say = wordsIn(ballotWords, lang)
  const body = (
    <main>
      <VoteWay lang={lang} at={1} />
      <h1>{say('checkTitle')}</h1>
      <p>
        <Said lang={lang}>{props.question}</Said>
      </p>
      <div class="box">
        <h2>{say('yourChoice')}</h2>
        <ul class="chosen">
          <Chosen {...props} />
        </ul>
      </div>
      <p class="lead">
        <Icon name="info" />
        <span>{say(props.changeable === true ? 'notYetChangeable' : 'notYet')}</span>
      </p>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <Hidden name="seen" value={props.seen?.toString()} />
        <Sent {...props} />
        <button class="big" type="submit" name="confirm" value="yes">
          {say('confirm')}
        </button>
      </form>
      <a class="big plain" href={props.seen === undefined ? `?lang=${lang}` : `?lang=${lang}&change=1`}>
        <Icon name="back" />
        {say('back')}
      </a>
      <ul class="notes">
        <Note icon={props.secret ? 'lock' : 'ledger'}>{say(props.secret ? 'secret' : 'named')}</Note>
      </ul>
      {/* Whatever was chosen, the answer is of one length: an encrypted page shows its own. */}
      <p hidden>{'.'.repeat(missingLength(props))}</p>
    </main>
  )
  return { title: `${say('checkTitle')} - ${props.village}`, lang, body, place: props.village, look: 'form' }
}

type Choice = Pick<CheckPageProps, 'lang' | 'choices' | 'max' | 'chosen'>

function Chosen({ lang, choices, chosen }: Choice) {
  const abstained = wordsIn(ballotWords, lang)('abstain')
  return chosen.map((key) => (
    <Note icon="done">
      <strong>
        <Said lang={lang}>
          {key === abstain ? abstained : (choices.find((choice) => choice.key === key)?.text ?? key)}
        </Said>
      </strong>
    </Note>
  ))
}

/** The choice as it is sent, and blanks where fewer were chosen than may be. */
function Sent({ choices, max, chosen }: Choice) {
  const values = evenKeys([...choices.map(({ key }) => key), abstain])
  const blank = evenKeys(['', ...values.values()]).get('')
  return Array.from({ length: Math.max(max, chosen.length) }, (_, n) => {
    const key = chosen[n]
    return <Hidden name="choices" value={key === undefined ? blank : (values.get(key) ?? key)} />
  })
}

/** By how many bytes the page is shorter than for the longest choice that may be made. */
function missingLength(props: Choice): number {
  const none = lengthOf(props, [])
  const longest = props.choices
    .map(({ key }) => lengthOf(props, [key]) - none)
    .sort((a, b) => b - a)
    .slice(0, props.max)
    .reduce((sum, length) => sum + length, none)
  return Math.max(0, Math.max(longest, lengthOf(props, [abstain])) - lengthOf(props, props.chosen))
}

function lengthOf(props: Choice, chosen: readonly string[]): number {
  const markup = renderToString(
    <>
      <Chosen {...props} chosen={chosen} />
      <Sent {...props} chosen={chosen} />
    </>,
  )
  return new TextEncoder().encode(markup).length
}
