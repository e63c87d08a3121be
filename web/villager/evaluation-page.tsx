import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { evaluationWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { TextField } from '../parts/text-field.tsx'

export interface EvaluationPageProps {
  readonly lang: Lang
  readonly village: string
  readonly topic: string
  readonly commandId: string
  readonly given?: { readonly score?: number; readonly comment?: string }
  readonly refused?: Refusal
  readonly clerk?: Clerk
}

// Faces of Unicode 6: old phones have no later ones.
const scores = [
  { score: 5, face: '😄', word: 'score5' },
  { score: 4, face: '😊', word: 'score4' },
  { score: 3, face: '😐', word: 'score3' },
  { score: 2, face: '😟', word: 'score2' },
  { score: 1, face: '😞', word: 'score1' },
] as const

/** POST `score` 1 to 5, `comment` and `commandId` to the same address. The word says it; the face only helps. */
export function evaluationPage(props: EvaluationPageProps): Page {
  const { lang, refused, given } = props
  const say = wordsIn(evaluationWords, lang)
  const body = (
    <main data-refusal={refused?.code}>
      <FaultAlert lang={lang} refused={refused} fields={{ score: undefined, comment: say('comment') }} />
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <fieldset id="score" tabIndex={-1}>
          <legend>
            <h1>
              <Said lang={lang}>{say('question', { topic: props.topic })}</Said>
            </h1>
          </legend>
          {scores.map(({ score, face, word }) => (
            <label class="pick" for={`s${score}`}>
              <input
                id={`s${score}`}
                type="radio"
                name="score"
                value={score}
                required
                checked={given?.score === score}
              />
              <span class="face" aria-hidden="true">
                {face}
              </span>
              <span>{say(word)}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          lang={lang}
          name="comment"
          label={say('comment')}
          hint={say('commentHint')}
          lines={4}
          maxLength={500}
          value={given?.comment}
          refused={refused}
        />
        <button class="big" type="submit">
          {say('send')}
        </button>
      </form>
      <Contact lang={lang} clerk={props.clerk} />
    </main>
  )
  return { title: titleOf(`${say('title')} - ${props.village}`, lang, refused), lang, body }
}
