import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface Chip {
  readonly key: string
  readonly text: string
  /** Below it, smaller: the date of "tomorrow". */
  readonly hint?: string | undefined
}

interface ChipChoiceProps {
  readonly label: string
  readonly chips: readonly Chip[]
  readonly value: string
  readonly onValue: (key: string) => void
  /** In columns of one width. */
  readonly even?: boolean
  readonly children?: ComponentChildren
}

let made = 0

/** One of a few short words, side by side. */
export function ChipChoice({ label, chips, value, onValue, even = false, children }: ChipChoiceProps) {
  const group = useRef(`chips-${made++}`)
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class={even ? 'chips choice even' : 'chips choice'}>
        {chips.map(({ key, text, hint }) => (
          <label key={key} class={`chip${key === value ? ' on' : ''}`}>
            <input
              type="radio"
              name={group.current}
              value={key}
              checked={key === value}
              onChange={() => onValue(key)}
            />
            <span>
              {text}
              {hint === undefined ? null : <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}
