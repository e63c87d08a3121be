import { useState } from 'preact/hooks'
import { actionWords } from '#shared/text/console/action-words.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { undoMs, useAct, useOutbox, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'

export interface Urged {
  readonly matterId: string
  readonly place: string
  readonly actionId: string
  readonly text: string
  /** What the person in charge is called. */
  readonly owner: string
}

interface UrgeButtonProps {
  readonly about: Urged
  readonly open: boolean
  readonly onOpen: () => void
}

/** Opens the few words to send; a reminder that is on its way stands there instead. */
export function UrgeButton({ about, open, onOpen }: UrgeButtonProps) {
  const say = useWords(deskWords)
  const sending = useOutbox(about.matterId).some(({ path, body, refused }) => {
    const data: unknown = body['data']
    const same = typeof data === 'object' && data !== null && 'actionId' in data && data.actionId === about.actionId
    return refused === undefined && same && path.endsWith('/urge')
  })
  if (sending)
    return (
      <Status kind="warn" icon="sync">
        {say('urging')}
      </Status>
    )
  return (
    <button
      type="button"
      class="small plain"
      aria-expanded={open}
      aria-label={say('urgeOf', { text: about.text })}
      onClick={onOpen}
    >
      <Icon name="message" /> {say('urge')}
    </button>
  )
}

/** A kind question that stands there already, to send as it is or in other words; it can be undone for a few seconds. */
export function UrgeLine({ about, onDone }: { about: Urged; onDone: () => void }) {
  const sayAction = useWords(actionWords)
  const say = useWords(deskWords)
  const act = useAct()
  const { matterId, place, actionId, owner: name } = about
  const [text, setText] = useState(sayAction('urgeKind', { name }))
  const send = () => {
    const says = saysOf(actionWords.urging, { text: about.text })
    const data = { actionId, text: text.trim() }
    void act.run(command('urge', data, { village: place, matter: matterId, says }), { undoMs })
    onDone()
  }
  const chips = [sayAction('urgeKind', { name }), sayAction('urgeLate'), sayAction('urgeHelp'), sayAction('urgeReport')]
  return (
    <Sheet onSend={send}>
      <RefusalBox refusal={act.refusal} />
      <TextField
        name="urge"
        label={sayAction('urgeText')}
        multiline
        maxLength={300}
        value={text}
        onValue={setText}
        suggestions={chips}
        refusal={act.refusal}
      />
      <div class="row">
        <Button type="submit" small disabled={text.trim() === ''}>
          {sayAction('urgeSend')}
        </Button>
        <Button small plain onClick={onDone}>
          {say('cancel')}
        </Button>
      </div>
    </Sheet>
  )
}
