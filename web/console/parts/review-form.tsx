import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import { Icon } from '../../parts/icon.tsx'
import { faultAt } from '../data/asking.ts'
import { undoMs, useAct, useDraft, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { OneAction } from '../pages/action-page.tsx'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { More, TextField } from './field.tsx'

const reasons = ['reasonNoList', 'reasonNoPhotos', 'reasonNotDone', 'reasonNoResult'] as const

/** Somebody else than the person in charge looks at it: accepted by one tap, sent back with a reason. */
export function ReviewForm({ here: { matter }, item }: OneAction) {
  const say = useWords(actionWords)
  const act = useAct()
  const { route } = useLocation()
  const about = (key: 'accepting' | 'sendingBack') => {
    const figures = { text: item.text }
    const says = { zh: fillIn(actionWords[key].zh, figures), en: fillIn(actionWords[key].en, figures) }
    return { village: matter.place, matter: matter.id, says }
  }
  const accept = () => {
    void act.run(command('review', { actionId: item.id, verdict: 'accept' }, about('accepting')), { undoMs })
    route(`/console/m/${matter.id}`)
  }
  return (
    <section>
      <h2>{say('review')}</h2>
      <p>{say('reviewAsk', { name: item.owner.name })}</p>
      <RefusalBox refusal={act.refusal} />
      <Button onClick={accept}>
        <Icon name="done" /> {say('accept')}
      </Button>
      <More title={say('sendBack')}>
        <SendBack
          id={item.id}
          busy={act.busy}
          refusal={act.refusal}
          onSend={(reason) =>
            act.run(command('review', { actionId: item.id, verdict: 'return', reason }, about('sendingBack')))
          }
        />
      </More>
    </section>
  )
}

interface SendBackProps {
  readonly id: string
  readonly busy: boolean
  readonly refusal: ToldRefusal | undefined
  readonly onSend: (reason: string) => Promise<{ readonly is: string }>
}

function SendBack({ id, busy, refusal, onSend }: SendBackProps) {
  const say = useWords(actionWords)
  const draft = useDraft(`return-${id}`, { reason: '' })
  const [fault, setFault] = useState<ToldRefusal>()
  const send = async () => {
    const reason = draft.values.reason.trim()
    setFault(reason === '' ? faultAt('reason', actionWords.reasonMissing) : undefined)
    if (reason === '') return
    const sent = await onSend(reason)
    if (sent.is !== 'refused') await draft.forget()
  }
  return (
    <Sheet onSend={() => void send()}>
      <TextField
        name="reason"
        label={say('reason')}
        maxLength={500}
        value={draft.values.reason}
        onValue={(value) => draft.set({ reason: value })}
        suggestions={reasons.map((key) => say(key))}
        refusal={fault ?? refusal}
      />
      <Button type="submit" plain busy={busy}>
        {say('sendBackNow')}
      </Button>
    </Sheet>
  )
}
