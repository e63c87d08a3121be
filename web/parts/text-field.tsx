import type { Lang } from '#shared/language.ts'
import type { Refusal } from '#shared/refusal.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { isAbout } from './is-about.ts'

interface TextFieldProps {
  readonly lang: Lang
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Lines to type in; 1 is an input. */
  readonly lines?: number
  readonly maxLength: number
  readonly required?: boolean
  readonly value?: string | undefined
  readonly refused?: Refusal | undefined
  readonly kind?: 'text' | 'tel'
  /** The purpose, for filling in by the browser (WCAG 1.3.5). */
  readonly autocomplete?: 'name' | 'tel' | 'off'
}

/** A labelled field; its hint and, when it came back, the alert describe it. */
export function TextField(props: TextFieldProps) {
  const { lang, name, hint, lines = 1, required = false } = props
  const faulty = isAbout(props.refused, name)
  const described = [hint === undefined ? '' : `${name}-hint`, faulty ? 'fault' : '']
    .filter((id) => id !== '')
    .join(' ')
  const common = {
    id: name,
    name,
    maxLength: props.maxLength,
    required,
    autocomplete: props.autocomplete ?? ('off' as const),
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(faulty ? { 'aria-invalid': 'true' as const } : {}),
  }
  return (
    <div class="field">
      <label for={name}>
        {props.label}
        {required ? null : wordsIn(frameWords, lang)('optional')}
      </label>
      {hint === undefined ? null : (
        <p class="soft" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {lines > 1 ? (
        <textarea {...common} rows={lines}>
          {props.value ?? ''}
        </textarea>
      ) : props.kind === 'tel' ? (
        <input {...common} type="tel" value={props.value ?? ''} />
      ) : (
        <input {...common} type="text" value={props.value ?? ''} />
      )}
    </div>
  )
}
