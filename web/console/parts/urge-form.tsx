import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { actionWords } from '#shared/text/console/action-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import { undoMs, useAct, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { OneAction } from '../pages/action-page.tsx'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'

/** A supervisor asks how it goes: a kind sentence stands there already. */
export function UrgeForm({ here: { matter }, item }: OneAction) {
  const say = useWords(actionWords)
  const act = useAct()
  const { route } = useLocation()
  const { name } = item.owner
  const [text, setText] = useState(say('urgeKind', { name }))
  const send = () => {
    const figures = { text: item.text }
    const says = { zh: fillIn(actionWords.urging.zh, figures), en: fillIn(actionWords.urging.en, figures) }
    const data = { actionId: item.id, text: text.trim() }
    void act.run(command('urge', data, { village: matter.place, matter: matter.id, says }), { undoMs })
    route('/console/desk')
  }
  return (
    <section>
      <h2>{say('urge')}</h2>
      <Sheet onSend={send}>
        <RefusalBox refusal={act.refusal} />
        <TextField
          name="text"
          label={say('urgeText')}
          multiline
          maxLength={300}
          value={text}
          onValue={setText}
          suggestions={[say('urgeLate'), say('urgeHelp'), say('urgeReport')]}
          refusal={act.refusal}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {say('urgeSend')}
        </Button>
      </Sheet>
    </section>
  )
}
