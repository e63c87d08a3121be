import { useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { faultAt } from '../data/asking.ts'
import type { Batch } from '../data/batch.ts'
import { isOver } from '../data/batch.ts'
import { useLang, useWords } from '../data/console.tsx'
import { Button, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'

const reasons = ['reasonNoList', 'reasonNoPhotos', 'reasonNotDone', 'reasonNoResult'] as const

interface ReviewSeveralProps {
  readonly ticked: readonly LedgerRow[]
  readonly onReview: (verdict: 'accept' | 'return', reason?: string) => void
}

/** What can be done with the ticked rows at once: accepted, or sent back with one reason for all. */
export function ReviewSeveral({ ticked, onReview }: ReviewSeveralProps) {
  const say = useWords(ledgerPageWords)
  const [returning, setReturning] = useState(false)
  const n = ticked.length
  if (n === 0) return null
  return (
    <section class="send-bar" aria-label={say('picked', { n })}>
      {returning ? (
        <SendBack n={n} onBack={(reason) => onReview('return', reason)} />
      ) : (
        <div class="row">
          <Button small onClick={() => onReview('accept')}>
            <Icon name="done" /> {say('acceptN', { n })}
          </Button>
          <Button small plain onClick={() => setReturning(true)}>
            <Icon name="undo" /> {say('returnWhy')}
          </Button>
        </div>
      )}
    </section>
  )
}

function SendBack({ n, onBack }: { n: number; onBack: (reason: string) => void }) {
  const say = useWords(ledgerPageWords)
  const sayAction = useWords(actionWords)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<ToldRefusal>()
  const send = () => {
    const written = reason.trim()
    if (written === '') setFault(faultAt('reason', actionWords.reasonMissing))
    else onBack(written)
  }
  return (
    <Sheet onSend={send}>
      <TextField
        name="reason"
        label={sayAction('reason')}
        maxLength={500}
        value={reason}
        onValue={setReason}
        suggestions={reasons.map((key) => sayAction(key))}
        refusal={fault}
      />
      <Button type="submit" small>
        <Icon name="undo" /> {say('returnN', { n })}
      </Button>
    </Sheet>
  )
}

interface BatchProgressProps {
  readonly batch: Batch | undefined
  readonly onUndo: () => void
  readonly onClear: () => void
}

/** How far several reviews are, and which of them were refused and why. */
export function BatchProgress({ batch, onUndo, onClear }: BatchProgressProps) {
  const say = useWords(ledgerPageWords)
  const lang = useLang()
  if (batch === undefined) return null
  const { all, done, undone, waiting, refused } = batch
  const over = isOver(batch)
  const begun = done + waiting + refused.length > 0
  return (
    <section class={refused.length > 0 ? 'alert' : 'box'}>
      <div role="status">
        <p>
          {over && done === all ? (
            <Status kind="good">{say('allWell', { n: all })}</Status>
          ) : (
            say('progress', { done, all })
          )}
        </p>
        {undone === 0 ? null : <p>{say('undone', { n: undone })}</p>}
        {waiting === 0 ? null : <p>{say('kept', { n: waiting })}</p>}
        {refused.length === 0 ? null : <h2>{say('refused', { n: refused.length })}</h2>}
        {refused.length === 0 ? null : (
          <ul>
            {refused.map(({ row, refusal }) => (
              <li key={row.actionId} data-refusal={refusal.code}>
                <a href={`/console/m/${row.matterId}/action/${row.actionId}`}>{row.text}</a>: {refusal.sentence[lang]}
              </li>
            ))}
          </ul>
        )}
      </div>
      {over ? (
        <Button small plain onClick={onClear}>
          {say('seen')}
        </Button>
      ) : (
        <>
          <progress
            value={done + undone + waiting + refused.length}
            max={all}
            aria-label={say('progress', { done, all })}
          />
          {begun ? null : (
            <Button small plain onClick={onUndo}>
              <Icon name="undo" /> {say('undoAll')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
