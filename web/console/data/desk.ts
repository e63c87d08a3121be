import { useEffect, useRef, useState } from 'preact/hooks'
import type { Instant } from '#shared/calendar/time.ts'
import type { Desk } from '#shared/views/desk.ts'
import { deskAnswer, seenAnswer } from '#shared/views/desk.ts'
import type { View } from './console.tsx'
import { useView } from './console.tsx'
import { newId } from './entry.ts'
import { line } from './line.ts'

const againMs = 60_000
/** What stood there that long has been looked at. */
const lookMs = 4000
/** Whoever goes on before has seen the first lines at least. */
const glanceMs = 1000

export interface DeskHere {
  readonly view: View<Desk>
  /** When this person looked before this time; undefined before the first time. */
  readonly seenBefore: Instant | undefined
  isNew(at: Instant): boolean
}

/**
 * An area's desk. After a few seconds, or when the page is left, it is noted that it was looked at; what was new when the page
 * was opened stays marked until then, whatever is done on it.
 */
export function useDesk(code: string | undefined): DeskHere {
  const view = useView(code === undefined ? undefined : `/api/desk?place=${code}`, deskAnswer, {
    everyMs: againMs,
    derived: true,
  })
  const { seen } = view
  const fresh = seen.is === 'here' && !seen.old && seen.value.place.code === code ? seen.value : undefined
  const [before, setBefore] = useState<{ code: string; at: Instant | undefined }>()
  const newest = useRef<Instant | undefined>(undefined)
  if (fresh !== undefined) newest.current = fresh.now
  const here = fresh !== undefined
  useEffect(() => {
    if (fresh === undefined || code === undefined) return undefined
    setBefore((held) => (held?.code === code ? held : { code, at: fresh.seenAt }))
    const since = Date.now()
    let noted = false
    const note = () => {
      const at = newest.current
      if (noted || at === undefined) return
      noted = true
      // Not by the outbox: it may be lost, and nobody waits for it.
      const body = { commandId: newId(), place: code, at }
      void line.ask({ method: 'POST', path: '/api/desk/seen', body }, seenAnswer)
    }
    const leave = () => {
      if (Date.now() - since >= glanceMs) note()
    }
    const hidden = () => {
      if (document.hidden) leave()
    }
    const timer = setTimeout(note, lookMs)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hidden)
      leave()
    }
  }, [code, here])
  const seenBefore = before?.code === code ? before?.at : view.value?.seenAt
  return { view, seenBefore, isNew: (at) => seenBefore === undefined || at > seenBefore }
}
