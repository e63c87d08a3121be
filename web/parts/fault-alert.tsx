import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { refusalSentences } from '#shared/text/refusal-sentences.ts'
import { detailOf } from '#shared/text/sentence-of.ts'
import { Said } from './said.tsx'
import { Icon } from './icon.tsx'
import { isAbout } from './is-about.ts'

/** The fields of a form, by name, and what each is called on the page; undefined where the catalogue's own word stands. */
type LabelledFields = Readonly<Record<string, string | undefined>>

/** What is wrong with a form that came back, first on the page and announced; leads to the field when it is one of `fields`. */
export function FaultAlert(props: { lang: Lang; refused: Refusal | undefined; fields: LabelledFields }) {
  const { lang, refused, fields } = props
  if (refused === undefined) return null
  const field = Object.keys(fields).find((name) => isAbout(refused, name))
  // The reason says what to mend; without one the refusal itself does.
  const detail = refused.reason === undefined ? undefined : detailOf(refused, lang, field && fields[field])
  const sentence = <Said lang={lang}>{detail ?? refusalSentences[refused.code][lang]}</Said>
  return (
    <div class="alert" role="alert">
      <h2>
        <Icon name="warning" />
        {wordsIn(frameWords, lang)('faults')}
      </h2>
      <p id="fault">
        {field === undefined ? (
          sentence
        ) : (
          <a class="go" href={`#${field}`}>
            {sentence}
          </a>
        )}
      </p>
    </div>
  )
}

export function titleOf(title: string, lang: Lang, refused: Refusal | undefined): string {
  return refused === undefined ? title : wordsIn(frameWords, lang)('faultInTitle', { title })
}
