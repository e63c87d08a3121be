import type { ComponentChildren } from 'preact'
import { formatInstant } from '#shared/calendar/format.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import type { View } from '../data/console.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { Button, RefusalBox } from './act-button.tsx'

/** What a door answered, once it is there; until then, or instead, what is the matter. */
export function Loaded<T>({ view, children }: { view: View<T>; children: (value: T) => ComponentChildren }) {
  const say = useWords(consoleWords)
  const lang = useLang()
  const { seen } = view
  switch (seen.is) {
    case 'loading':
      return (
        <p class="soft" role="status">
          {say('loading')}
        </p>
      )
    case 'refused':
      return <RefusalBox refusal={seen.refusal} />
    case 'unreachable':
      return (
        <>
          <p class="box">{say('unreachable')}</p>
          <Button plain onClick={view.again}>
            {say('again')}
          </Button>
        </>
      )
    case 'here':
      return (
        <>
          {seen.old ? <Old at={formatInstant(instantFromMillis(seen.at), lang)} /> : null}
          {children(seen.value)}
        </>
      )
  }
}

/** Shown only when it stays: what is asked anew comes within the second, and nothing should jump for that. */
function Old({ at }: { at: string }) {
  return navigator.onLine ? null : <p class="soft">{useWords(consoleWords)('old', { when: at })}</p>
}
