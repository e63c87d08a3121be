import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useOutbox, useWords } from '../data/console.tsx'

/** Whether everything has arrived; leads to the list of what has not. */
export function SyncBadge() {
  const say = useWords(consoleWords)
  const entries = useOutbox()
  const online = useOnline()
  const refused = entries.filter(({ refused }) => refused !== undefined).length
  const waiting = entries.length - refused
  const [kind, icon, text] =
    refused > 0
      ? (['bad', 'warning', say('needsYou', { n: refused })] as const)
      : waiting > 0
        ? (['warn', 'sync', say('waiting', { n: waiting })] as const)
        : online
          ? (['good', 'done', say('synced')] as const)
          : (['warn', 'offline', say('offline')] as const)
  return (
    <div role="status">
      <a class={`go sync ${kind}`} href="/console/outbox">
        <Icon name={icon} />
        <span>{text}</span>
      </a>
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
