import { useEffect, useState } from 'preact/hooks'
import { meWords } from '#shared/text/console/me-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useConsole, useOutbox, useWords } from '../data/console.tsx'
import { More } from './field.tsx'

/** What the phone keeps for us, and how to have the console on its home screen. */
export function OnThisPhone() {
  const say = useWords(meWords)
  const { keep } = useConsole()
  const waiting = useOutbox().length
  const size = useSize()
  return (
    <section>
      <h2>{say('phone')}</h2>
      {keep.lasting ? null : <p class="alert">{say('notKept')}</p>}
      {waiting === 0 ? (
        <p>
          <Icon name="done" /> {say('nothingWaits')}
        </p>
      ) : (
        <a class="card" href="/console/outbox">
          <Icon name="sync" /> {say('waits', { n: waiting })}
          <br />
          {say('toOutbox')}
        </a>
      )}
      {keep.lasting ? <p class="soft">{size === undefined ? say('seen') : say('uses', { size })}</p> : null}
      {installed() ? null : (
        <More title={say('install')}>
          <p>{say('installHow')}</p>
        </More>
      )}
    </section>
  )
}

const installed = () => matchMedia('(display-mode: standalone)').matches

/** What the browser says is stored here, in megabytes; old ones do not say. */
function useSize(): string | undefined {
  const [size, setSize] = useState<string>()
  useEffect(() => {
    // Absent without https and in old browsers, whatever the types say.
    const storage: StorageManager | undefined = navigator.storage
    void storage?.estimate?.().then(({ usage = 0 }) => setSize(`${Math.max(0.1, usage / 1_048_576).toFixed(1)} MB`))
  }, [])
  return size
}
