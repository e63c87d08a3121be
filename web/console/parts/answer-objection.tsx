import { useState } from 'preact/hooks'
import type { Notice } from '#shared/blocks/notice/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { addDays } from '#shared/calendar/time.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import { faultAt } from '../data/asking.ts'
import { today } from '../data/clock.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChoiceField, TextField } from './field.tsx'
import type { ObjectionRow } from './notice-card.tsx'

interface AnswerDraft {
  readonly verdict: 'uphold' | 'reject' | ''
  readonly text: string
}

const empty: AnswerDraft = { verdict: '', text: '' }

interface AnswerProps {
  readonly here: MatterHere
  readonly notice: Notice
  readonly row: ObjectionRow
}

/** Upheld or not by a tap, with the answer that whoever objected will read. */
export function AnswerObjection({ here: { matter }, notice, row }: AnswerProps) {
  const say = useWords(noticeWords)
  const lang = useLang()
  const act = useAct()
  const draft = useDraft(`objection-${row.id}`, empty)
  const { verdict, text } = draft.values
  const [fault, setFault] = useState<ToldRefusal>()
  const refusal = fault ?? act.refusal
  const set = (change: Partial<AnswerDraft>) => {
    setFault(undefined)
    draft.set(change)
  }
  const send = async () => {
    const missing =
      verdict === ''
        ? faultAt('upheld', noticeWords.chooseVerdict)
        : text.trim() === ''
          ? faultAt('text', noticeWords.answerMissing)
          : undefined
    setFault(missing)
    if (missing !== undefined) return
    const data = { noticeId: notice.id, objectionId: row.id, upheld: verdict === 'uphold', text: text.trim() }
    const about = { village: matter.place, matter: matter.id, says: noticeWords.answering }
    const sent = await act.run(command('answer-objection', data, about))
    if (sent.is !== 'refused') await draft.forget()
  }
  const anew = formatDate(addDays(today(), notice.days), lang)
  return (
    <Sheet onSend={() => void send()}>
      <RefusalBox refusal={refusal} />
      <ChoiceField
        name="upheld"
        label={say('upheld')}
        choices={[
          { key: 'reject', text: say('reject'), hint: say('rejectHint') },
          { key: 'uphold', text: say('uphold'), hint: say('upholdHint', { day: anew }) },
        ]}
        value={[verdict]}
        onValue={([key]) => set({ verdict: key === 'uphold' ? 'uphold' : 'reject' })}
        refusal={refusal}
      />
      <TextField
        name="text"
        label={say('answer')}
        hint={say('answerHint')}
        multiline
        maxLength={1000}
        value={text}
        onValue={(value) => set({ text: value })}
        suggestions={[say('chipChecked'), say(verdict === 'uphold' ? 'chipMend' : 'chipRules')]}
        refusal={refusal}
      />
      <Button type="submit" busy={act.busy}>
        {say('send')}
      </Button>
    </Sheet>
  )
}
