import type { ComponentChildren } from 'preact'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { useLang, useWords } from '../data/console.tsx'

interface ButtonProps {
  readonly onClick?: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly plain?: boolean
  readonly small?: boolean
  readonly type?: 'button' | 'submit'
  readonly children: ComponentChildren
}

/** A button that says when its act is on its way and takes no second press meanwhile. */
export function Button({
  onClick,
  busy = false,
  disabled = false,
  plain = false,
  small = false,
  type = 'button',
  children,
}: ButtonProps) {
  const say = useWords(consoleWords)
  return (
    <button
      type={type}
      class={[small ? 'small' : 'big', plain ? 'plain' : ''].join(' ').trim()}
      disabled={disabled || busy}
      aria-busy={busy}
      onClick={onClick}
    >
      {busy ? say('sending') : children}
    </button>
  )
}

/** A form that sends nothing by itself: pressing enter or its button runs `onSend`. */
export function Sheet({ onSend, children }: { onSend: () => void; children: ComponentChildren }) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}

/** Why it was refused, announced; a field at fault says it again where it stands. */
export function RefusalBox({ refusal }: { refusal: ToldRefusal | undefined }) {
  const say = useWords(consoleWords)
  const lang = useLang()
  if (refusal === undefined) return null
  return (
    <div class="alert" role="alert" data-refusal={refusal.code}>
      <h2>{say('refusedTitle')}</h2>
      <p>{refusal.sentence[lang]}</p>
    </div>
  )
}
