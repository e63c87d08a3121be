import { isAbout } from '../../parts/is-about.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { useLang, useWords } from '../data/console.tsx'

interface ChipsProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly refusal?: ToldRefusal | undefined
  readonly choices: readonly { readonly key: string; readonly text: string }[]
  readonly value: readonly string[]
  readonly onValue: (value: readonly string[]) => void
  readonly several?: boolean
}

/** Short choices side by side, to tap; a tick says which are chosen, the colour only helps. */
export function ChipsField({
  name,
  label,
  hint,
  optional = false,
  refusal,
  choices,
  value,
  onValue,
  several = false,
}: ChipsProps) {
  const say = useWords(consoleWords)
  const lang = useLang()
  const fault = refusal !== undefined && isAbout(refusal, name) ? refusal.sentence[lang] : undefined
  const toggle = (key: string) =>
    onValue(several ? (value.includes(key) ? value.filter((one) => one !== key) : [...value, key]) : [key])
  return (
    <fieldset class="field">
      <legend>
        {label}
        {optional ? <span class="soft">{say('optional')}</span> : null}
      </legend>
      {hint === undefined ? null : <p class="soft">{hint}</p>}
      {fault === undefined ? null : <p class="fault">{fault}</p>}
      <div class="chips">
        {choices.map(({ key, text }) => (
          <label key={key} class={`chip tick${value.includes(key) ? ' on' : ''}`}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={key}
              checked={value.includes(key)}
              onChange={() => toggle(key)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
