import { useEffect, useState } from 'preact/hooks'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useOutbox, useWords } from '../data/console.tsx'
import { Button } from './act-button.tsx'
import { Screen } from './frame.tsx'
import type { SavedVisit } from './visit-form.tsx'

/** After a visit is written down: whether it has arrived, and the next door. */
export function VisitSaved({ saved, onNext }: { saved: SavedVisit; onNext: () => void }) {
  const say = useWords(visitWords)
  const lang = useLang()
  const entry = useOutbox().find(({ commandId }) => commandId === saved.commandId)
  const [matter, setMatter] = useState(saved.matter)
  // A matter that was opened along with the visit has its id once that has arrived.
  useEffect(() => {
    if (entry?.matter !== undefined) setMatter(entry.matter)
  }, [entry?.matter])
  const refused = entry?.refused
  const text =
    refused !== undefined
      ? say('savedRefused', { why: refused.sentence[lang] })
      : say(entry === undefined ? 'savedSent' : 'savedUnsent')
  return (
    <Screen title={say('saved')}>
      <p class={refused === undefined ? 'box' : 'alert'} role="status">
        <Icon name={refused !== undefined ? 'warning' : entry === undefined ? 'done' : 'sync'} /> {text}
      </p>
      <Button onClick={onNext}>{say('next')}</Button>
      {matter.startsWith('{') ? null : (
        <a class="big plain" href={`/console/m/${matter}`}>
          {say('toMatter')}
        </a>
      )}
      <a class="big plain" href="/console/">
        {say('toToday')}
      </a>
    </Screen>
  )
}
