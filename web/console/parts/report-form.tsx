import { useState } from 'preact/hooks'
import { actionWords } from '#shared/text/console/action-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import { useAct, useDraft, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { command } from '../data/entry.ts'
import type { OneAction } from '../pages/action-page.tsx'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'
import { PhotoPicker } from './photo-picker.tsx'
import { Restored } from './restored.tsx'

interface ReportDraft {
  readonly text: string
  readonly photos: readonly Attachment[]
  readonly done: boolean
}

const empty: ReportDraft = { text: '', photos: [], done: false }

/** The person in charge tells how it stands; "it is done" is one tap. */
export function ReportForm({ here: { matter }, item }: OneAction) {
  const say = useWords(actionWords)
  const act = useAct()
  const draft = useDraft(`report-${item.id}`, empty)
  const [told, setTold] = useState<'reported' | 'reportedDone'>()
  const { text, photos, done } = draft.values
  const send = async () => {
    const figures = { text: item.text }
    const says = { zh: fillIn(actionWords.reporting.zh, figures), en: fillIn(actionWords.reporting.en, figures) }
    const data = { actionId: item.id, text: text.trim(), submit: done }
    const about = { village: matter.place, matter: matter.id, says, attachments: photos }
    setTold(undefined)
    const sent = await act.run(command('report-progress', data, about))
    if (sent.is === 'refused') return
    await draft.forget()
    setTold(done ? 'reportedDone' : 'reported')
  }
  return (
    <Sheet onSend={() => void send()}>
      <div role="status">{told === undefined ? null : <p class="box">{say(told)}</p>}</div>
      <RefusalBox refusal={act.refusal} />
      <Restored draft={draft} />
      <TextField
        name="text"
        label={say('reportText')}
        multiline
        maxLength={1000}
        value={text}
        onValue={(value) => draft.set({ text: value })}
        refusal={act.refusal}
      />
      <PhotoPicker
        label={say('reportPhotos')}
        field="photos"
        photos={photos}
        onPhotos={(taken) => draft.set({ photos: taken })}
      />
      <div class="field">
        <label class={`pick${done ? ' on' : ''}`}>
          <input type="checkbox" checked={done} onChange={() => draft.set({ done: !done })} />
          <span>
            {say('isDone')}
            <small class="soft">{say('isDoneHint')}</small>
          </span>
        </label>
      </div>
      <Button type="submit" busy={act.busy} disabled={text.trim() === ''}>
        {say(done ? 'sendDone' : 'sendReport')}
      </Button>
    </Sheet>
  )
}
