import type { InputEventHandler } from 'preact'

export type InputType = 'text' | 'date' | 'time' | 'number' | 'password' | 'tel'

export interface TypedInputProps {
  readonly type: InputType
  readonly id: string
  readonly name: string
  readonly value: string
  readonly maxLength?: number
  readonly autoComplete: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby'?: string
  readonly onInput: InputEventHandler<HTMLInputElement>
}

/** An input of a type chosen at run time: which roles an input may take hangs on its type, so each is written out. */
export function TypedInput({ type, ...rest }: TypedInputProps) {
  switch (type) {
    case 'text':
      return <input type="text" {...rest} />
    case 'date':
      return <input type="date" {...rest} />
    case 'time':
      return <input type="time" {...rest} />
    case 'number':
      return <input type="number" inputMode="numeric" {...rest} />
    case 'password':
      return <input type="password" {...rest} />
    case 'tel':
      return <input type="tel" {...rest} />
  }
}
