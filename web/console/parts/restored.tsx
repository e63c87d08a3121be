import { consoleWords } from '#shared/text/console/frame-words.ts'
import type { Draft } from '../data/console.tsx'
import { useWords } from '../data/console.tsx'
import { Button } from './act-button.tsx'

/** Says that a form goes on from where somebody left it, and lets them begin anew. */
export function Restored({ draft }: { draft: Pick<Draft<object>, 'restored' | 'forget'> }) {
  const say = useWords(consoleWords)
  if (!draft.restored) return null
  return (
    <p class="soft">
      {say('restored')}{' '}
      <Button small plain onClick={() => void draft.forget()}>
        {say('startAfresh')}
      </Button>
    </p>
  )
}
