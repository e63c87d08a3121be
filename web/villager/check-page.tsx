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
  const texts = props.chosen.map((key) =>
    key === abstain ? say('abstain') : (props.choices.find((choice) => choice.key === key)?.text ?? key),
  )
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
          {texts.map((text) => (
            <Note icon="done">
              <strong>
                <Said lang={lang}>{text}</Said>
              </strong>
            </Note>
          ))}
        </ul>
      </div>
      <p class="lead">
        <Icon name="info" />
        <span>{say(props.changeable === true ? 'notYetChangeable' : 'notYet')}</span>
      </p>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <Hidden name="seen" value={props.seen?.toString()} />
        {props.chosen.map((key) => (
          <Hidden name="choices" value={key} />
        ))}
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
    </main>
  )
  return { title: `${say('checkTitle')} - ${props.village}`, lang, body, place: props.village, look: 'form' }
}
