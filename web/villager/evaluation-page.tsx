import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { evaluationWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import type { Score } from '../parts/face.tsx'
import { Face, scores } from '../parts/face.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Way } from '../parts/way.tsx'

export interface EvaluationPageProps {
  readonly lang: Lang
  readonly village: string
  readonly topic: string
  readonly commandId: string
  readonly given?: { readonly score?: number; readonly comment?: string }
  readonly refused?: Refusal
  readonly clerk?: Clerk
}

export const scoreWords = { 1: 'score1', 2: 'score2', 3: 'score3', 4: 'score4', 5: 'score5' } as const

export function EvaluationWay({ lang, at }: { lang: Lang; at: 0 | 1 }) {
  const say = wordsIn(evaluationWords, lang)
  return <Way lang={lang} screens={[say('stepScore'), say('stepComment')]} at={at} />
}

/**
 * How it went: POST `score` 1 to 5 and `commandId` to the same address; `ask=comment` brings the page with the comment.
 * The word says it; the face only helps.
 */
export function evaluationPage(props: EvaluationPageProps): Page {
  const { lang, refused, given } = props
  const say = wordsIn(evaluationWords, lang)
  const body = (
    <main data-refusal={refused?.code}>
      <EvaluationWay lang={lang} at={0} />
      <FaultAlert lang={lang} refused={refused} fields={{ score: undefined, comment: undefined }} />
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <Hidden name="comment" value={given?.comment} />
        <fieldset id="score" tabIndex={-1}>
          <legend>
            <h1>
              <Said lang={lang}>{say('question', { topic: props.topic })}</Said>
            </h1>
          </legend>
          <div class="faces">
            {scores.toReversed().map((score) => (
              <FaceRow lang={lang} score={score} checked={given?.score === score} />
            ))}
          </div>
        </fieldset>
        <button class="big" type="submit" name="ask" value="comment">
          {say('next')}
        </button>
      </form>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  const title = titleOf(`${say('title')} - ${props.village}`, lang, refused)
  return { title, lang, body, place: props.village, look: 'rating' }
}

export function FaceRow({ lang, score, checked }: { lang: Lang; score: Score; checked: boolean }) {
  return (
    <label class="pick" for={`s${score}`}>
      <input id={`s${score}`} type="radio" name="score" value={score} required checked={checked} />
      <span>
        <Face score={score} />
        {evaluationWords[scoreWords[score]][lang]}
      </span>
    </label>
  )
}
