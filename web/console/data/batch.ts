import { useEffect, useRef, useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import type { LedgerRow } from '#shared/views/ledger.ts'
import { undoMs, useConsole } from './console.tsx'
import { command } from './entry.ts'
import { saysOf } from './says.ts'

export interface NotDone {
  readonly row: LedgerRow
  readonly refusal: ToldRefusal
}

/** Several reviews on their way: how many of how many, and what became of them. */
export interface Batch {
  readonly ids: readonly string[]
  readonly all: number
  readonly done: number
  readonly undone: number
  /** Kept on the phone. */
  readonly waiting: number
  readonly refused: readonly NotDone[]
}

export const isOver = ({ all, done, undone, waiting, refused }: Batch): boolean =>
  done + undone + waiting + refused.length === all

/**
 * Reviews several actions, one command each, all of them kept on the phone at once. They can be undone for a few seconds; what
 * was refused is told row by row and holds nothing up.
 */
export function useBatch() {
  const { outbox } = useConsole()
  const [batch, setBatch] = useState<Batch>()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const review = (rows: readonly LedgerRow[], verdict: 'accept' | 'return', reason = '') => {
    const acts = rows.map((row) => {
      const { actionId, place: village, matterId: matter, text } = row
      const says = saysOf(verdict === 'accept' ? actionWords.accepting : actionWords.sendingBack, { text })
      const act = command(
        'review',
        { actionId, verdict, ...(reason === '' ? {} : { reason }) },
        { village, matter, says },
      )
      return { row, act }
    })
    const add = (change: (now: Batch) => Partial<Batch>) =>
      setBatch((now) => (now === undefined ? now : { ...now, ...change(now) }))
    setBatch({
      ids: acts.map(({ act }) => act.commandId),
      all: acts.length,
      done: 0,
      undone: 0,
      waiting: 0,
      refused: [],
    })
    for (const { row, act } of acts)
      void outbox.send(act, { undoMs }).then(async (sent) => {
        if (sent.is !== 'refused') return add((now) => ({ [sent.is]: now[sent.is] + 1 }))
        add((now) => ({ refused: [...now.refused, { row, refusal: sent.refusal }] }))
        // Told here, it need not wait in the list of what is to be sent, where it would hold up its matter.
        if (here.current) await outbox.discard(act.commandId)
      })
  }
  const undo = async () => {
    for (const id of batch?.ids ?? []) await outbox.undo(id)
  }
  return { batch, review, undo, clear: () => setBatch(undefined) }
}
