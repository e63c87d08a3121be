import { useState } from 'preact/hooks'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../data/console.tsx'

interface CopyTextProps {
  readonly label: string
  readonly text: string
}

/** A text to pass on, with a button that copies it. */
export function CopyText({ label, text }: CopyTextProps) {
  const say = useWords(conveneWords)
  const [went, setWent] = useState<{ text: string; well: boolean }>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setWent({ text, well: true })
    } catch {
      setWent({ text, well: false })
    }
  }
  const told = went?.text === text ? went : undefined
  return (
    <section class="copy-text">
      <h3>{label}</h3>
      <p class="text box">{text}</p>
      <button type="button" class="small" aria-label={say('copyOf', { what: label })} onClick={() => void copy()}>
        <Icon name={told?.well === true ? 'done' : 'paper'} /> {say('copy')}
      </button>
      <p class="soft" role="status">
        {told === undefined ? '' : say(told.well ? 'copied' : 'copyFailed')}
      </p>
    </section>
  )
}
