import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { evaluationWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Score } from '../parts/face.tsx'
import { Face } from '../parts/face.tsx'
import { FaultAlert, titleOf } from '../parts/fault-alert.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { TextField } from '../parts/text-field.tsx'
import { EvaluationWay, scoreWords } from './evaluation-page.tsx'

export interface CommentPageProps {
  readonly lang: Lang
  readonly village: string
  readonly topic: string
  readonly score: Score
  readonly comment?: string
  readonly commandId: string
  readonly refused?: Refusal
}

/** The score as it will count, and room for words: POST `score`, `comment`, `commandId` and `confirm=yes`. */
export function commentPage(props: CommentPageProps): Page {
  const { lang, score, refused } = props
  const say = wordsIn(evaluationWords, lang)
  const body = (
    <main data-refusal={refused?.code}>
      <EvaluationWay lang={lang} at={1} />
      <h1>{say('commentTitle')}</h1>
      <FaultAlert lang={lang} refused={refused} fields={{ comment: say('comment') }} />
      <div class="box given">
        <Face score={score} />
        <p>
          <Said lang={lang}>{props.topic}</Said>
          <br />
          {say('yourScore')}
          <strong>{say(scoreWords[score])}</strong>
        </p>
      </div>
      <form method="post">
        <Hidden name="commandId" value={props.commandId} />
        <Hidden name="score" value={String(score)} />
        <TextField
          lang={lang}
          name="comment"
          label={say('comment')}
          hint={say('commentHint')}
          lines={4}
          maxLength={500}
          value={props.comment}
          refused={refused}
        />
        <button class="big" type="submit" name="confirm" value="yes">
          {say('send')}
        </button>
      </form>
      <a class="big plain" href={`?lang=${lang}`}>
        <Icon name="back" />
        {say('back')}
      </a>
    </main>
  )
  const title = titleOf(`${say('commentTitle')} - ${props.village}`, lang, refused)
  return { title, lang, body, place: props.village, look: 'rating' }
}
