import type { Lang } from '#shared/language.ts'
import { abstain } from '#shared/decision/tally.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import { Hidden } from '../parts/hidden.tsx'
import type { BallotPaper } from './ballot-page.tsx'

export interface CheckPageProps extends BallotPaper {
  readonly lang: Lang
  readonly village: string
  /** Keys as they were sent; known ones, or `abstain` alone. */
  readonly chosen: readonly string[]
  readonly commandId?: string
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
      <h1>{say('checkTitle')}</h1>
      <p>
        <Said lang={lang}>{props.question}</Said>
      </p>
      <div class="box">
        <h2>{say('yourChoice')}</h2>
        <ul>
          {texts.map((text) => (
            <li>
              <strong>
                <Said lang={lang}>{text}</Said>
              </strong>
            </li>
          ))}
        </ul>
      </div>
      <p>{say('notYet')}</p>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        {props.chosen.map((key) => (
          <Hidden name="choices" value={key} />
        ))}
        <button class="big" type="submit" name="confirm" value="yes">
          {say('confirm')}
        </button>
      </form>
      <a class="big plain" href={`?lang=${lang}`}>
        {say('back')}
      </a>
    </main>
  )
  return { title: `${say('checkTitle')} - ${props.village}`, lang, body }
}
