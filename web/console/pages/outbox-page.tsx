import { consoleWords } from '#shared/text/console/frame-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'
import type { Entry } from '../data/entry.ts'
import { heldBack } from '../data/outbox.ts'
import { Button } from '../parts/act-button.tsx'
import { Screen } from '../parts/frame.tsx'

/** What is still on the phone, and what the server would not take and why. */
export function OutboxPage() {
  const { keep, outbox } = useConsole()
  const say = useWords(consoleWords)
  const entries = useOutbox()
  const held = heldBack(entries)
  // What was refused is not sent again, and what belongs to it waits for it.
  const leaving = entries.some(({ refused, commandId }) => refused === undefined && !held.has(commandId))
  return (
    <Screen title={say('outboxTitle')} back="/console/">
      {keep.lasting ? null : <p class="alert">{say('notKept')}</p>}
      {entries.length === 0 ? (
        <p>{say('outboxEmpty')}</p>
      ) : (
        <>
          {leaving ? <p>{say('kept')}</p> : null}
          <ul class="list">
            {heldLast(entries, held).map((entry) => (
              <Waiting key={entry.commandId} entry={entry} held={held.has(entry.commandId)} />
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

/** What waits for a refused one stands right below it, so that "above" is true. */
function heldLast(entries: readonly Entry[], held: ReadonlySet<string>): Entry[] {
  const waits = entries.filter(({ commandId }) => held.has(commandId))
  const below = (above: Entry) => waits.filter((one) => heldBack([above, one]).has(one.commandId))
  const others = entries.filter(({ commandId }) => !held.has(commandId))
  return [...new Set(others.flatMap((one) => [one, ...below(one)]))]
}

function Waiting({ entry, held }: { entry: Entry; held: boolean }) {
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
      {held ? (
        <p class="box" data-held>
          <Icon name="clock" /> {say('outboxHeld')}
        </p>
      ) : null}
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
