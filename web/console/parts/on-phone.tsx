import { dayWords } from '#shared/text/console/today-words.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useOutbox, useWords } from '../data/console.tsx'

/** What was done here and has not arrived yet, so that nobody does it twice. */
export function OnPhone() {
  const say = useWords(dayWords)
  const lang = useLang()
  const entries = useOutbox()
  if (entries.length === 0) return null
  return (
    <section>
      <h2>{say('onPhone')}</h2>
      <ul class="list">
        {entries.map(({ commandId, says, refused }) => (
          <li key={commandId}>
            <a class="card" href="/console/outbox">
              <Status kind={refused === undefined ? 'warn' : 'bad'} icon={refused === undefined ? 'sync' : 'warning'}>
                {say(refused === undefined ? 'unsent' : 'notDone')}
              </Status>{' '}
              {says[lang]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
