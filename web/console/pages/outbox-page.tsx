import { consoleWords } from '#shared/text/console/frame-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'
import type { Entry } from '../data/entry.ts'
import { Button } from '../parts/act-button.tsx'
import { Screen } from '../parts/frame.tsx'

/** What is still on the phone, and what the server would not take and why. */
export function OutboxPage() {
  const { keep, outbox } = useConsole()
  const say = useWords(consoleWords)
  const entries = useOutbox()
  // What was refused is not sent again.
  const leaving = entries.some(({ refused }) => refused === undefined)
  return (
    <Screen title={say('outboxTitle')} back="/console/">
      {keep.lasting ? null : <p class="alert">{say('notKept')}</p>}
      {entries.length === 0 ? (
        <p>{say('outboxEmpty')}</p>
      ) : (
        <>
          {leaving ? <p>{say('kept')}</p> : null}
          <ul class="list">
            {entries.map((entry) => (
              <Waiting key={entry.commandId} entry={entry} />
            ))}
          </ul>
          {leaving ? (
            <Button plain onClick={() => void outbox.drain()}>
              {say('sendNow')}
            </Button>
          ) : null}
        </>
      )}
    </Screen>
  )
}

function Waiting({ entry }: { entry: Entry }) {
  const { me, outbox } = useConsole()
  const say = useWords(consoleWords)
  const lang = useLang()
  const { attachments, refused, by } = entry
  const up = attachments.filter(({ photoId }) => photoId !== undefined).length
  return (
    <li class="card">
      <h3>{entry.says[lang]}</h3>
      {by === me.id ? null : <p>{say('ofAnother', { who: by })}</p>}
      {attachments.length === 0 ? null : (
        <p class="soft">
          <Icon name="photo" /> {say('outboxPictures', { done: up, all: attachments.length })}
          <progress max={attachments.length} value={up} />
        </p>
      )}
      {refused === undefined ? null : (
        <>
          <p>
            <Status kind="bad">{say('refusedTitle')}</Status>
          </p>
          <p data-refusal={refused.code}>{refused.sentence[lang]}</p>
          <Button small plain onClick={() => void outbox.discard(entry.commandId)}>
            {say('outboxDiscard')}
          </Button>
        </>
      )}
    </li>
  )
}
