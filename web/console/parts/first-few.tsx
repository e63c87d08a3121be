import type { ComponentChildren } from 'preact'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { useWords } from '../data/console.tsx'
import { More } from './field.tsx'

/** As many as a screen shows beside each other; what comes below must stay in reach. */
const shown = 6

/** A list whose first lines stand there at once; the rest is folded under them. */
export function FirstFew({ rows }: { rows: readonly ComponentChildren[] }) {
  const say = useWords(deskWords)
  const rest = rows.slice(shown)
  return (
    <>
      <ul class="list">{rows.slice(0, shown)}</ul>
      {rest.length === 0 ? null : (
        <More title={say('rest', { n: rest.length })}>
          <ul class="list">{rest}</ul>
        </More>
      )}
    </>
  )
}
