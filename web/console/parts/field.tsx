import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { isAbout } from '../../parts/is-about.ts'
import { useLang, useWords } from '../data/console.tsx'
import type { InputType } from './typed-input.tsx'
import { TypedInput } from './typed-input.tsx'

interface FieldProps {
  /** Its name in the command's data: a refusal that speaks of it marks the field. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly refusal?: ToldRefusal | undefined
}

interface TextProps extends FieldProps {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly multiline?: boolean
  readonly type?: InputType
  readonly maxLength?: number
  readonly autoComplete?: string
  /** Texts that fill the field at a tap. */
  readonly suggestions?: readonly string[]
}

/** One line or some lines of text, a day, a time or a number. */
export function TextField(props: TextProps) {
  const { name, value, onValue, multiline = false, type = 'text', maxLength, autoComplete, suggestions = [] } = props
  const id = `f-${name.replaceAll('.', '-')}`
  const fault = useFault(name, props.refusal)
  const shared = {
    id,
    name,
    value,
    ...(maxLength === undefined ? {} : { maxLength }),
    'aria-invalid': fault !== undefined,
    ...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` }),
  }
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        <Optional on={props.optional === true} />
      </label>
      {props.hint === undefined ? null : <p class="soft">{props.hint}</p>}
      <Fault id={`${id}-fault`} text={fault} />
      {multiline ? (
        <textarea {...shared} rows={rowsFor(value)} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <TypedInput
          {...shared}
          type={type}
          autoComplete={autoComplete ?? 'off'}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
      {suggestions.length === 0 ? null : (
        <div class="chips">
          {suggestions.map((text) => (
            <button type="button" class="chip" onClick={() => onValue(text)}>
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Room for what stands there and a line more: what has been written stays in sight. */
const rowsFor = (text: string): number => Math.min(8, Math.max(3, text.split('\n').length + 1))

interface ChoiceProps extends FieldProps {
  readonly choices: readonly { readonly key: string; readonly text: string; readonly hint?: string }[]
  readonly value: readonly string[]
  readonly onValue: (value: readonly string[]) => void
  readonly several?: boolean
}

/** One of a few, or several of them, by a tap. */
export function ChoiceField({
  name,
  label,
  hint,
  optional,
  refusal,
  choices,
  value,
  onValue,
  several = false,
}: ChoiceProps) {
  const fault = useFault(name, refusal)
  const toggle = (key: string) =>
    onValue(several ? (value.includes(key) ? value.filter((one) => one !== key) : [...value, key]) : [key])
  return (
    <fieldset class="field">
      <legend>
        {label}
        <Optional on={optional === true} />
      </legend>
      {hint === undefined ? null : <p class="soft">{hint}</p>}
      <Fault id={`f-${name}-fault`} text={fault} />
      {choices.map(({ key, text, hint: about }) => (
        <label class="pick">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={key}
            checked={value.includes(key)}
            onChange={() => toggle(key)}
          />
          <span>
            {text}
            {about === undefined ? null : <small class="soft">{about}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A list folded under a line, for what is rarely needed. */
export function More({
  title,
  unfolded = false,
  children,
}: {
  title: string
  unfolded?: boolean
  children: ComponentChildren
}) {
  const [open, setOpen] = useState(unfolded)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open ? children : null}
    </details>
  )
}

function Optional({ on }: { on: boolean }) {
  const say = useWords(consoleWords)
  return on ? <span class="soft">{say('optional')}</span> : null
}

function Fault({ id, text }: { id: string; text: string | undefined }) {
  return text === undefined ? null : (
    <p id={id} class="fault">
      {text}
    </p>
  )
}

function useFault(name: string, refusal: ToldRefusal | undefined): string | undefined {
  const lang = useLang()
  return refusal !== undefined && isAbout(refusal, name) ? refusal.sentence[lang] : undefined
}
