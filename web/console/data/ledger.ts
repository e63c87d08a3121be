import { useEffect, useState } from 'preact/hooks'
import type { Ledger, LedgerRow, LedgerState } from '#shared/views/ledger.ts'
import { ledgerAnswer, ledgerStates } from '#shared/views/ledger.ts'
import type { View } from './console.tsx'
import { useView } from './console.tsx'
import { line } from './line.ts'

/** What is asked of a ledger, as it stands in the address of the page. */
export interface LedgerAsked {
  readonly place: string
  readonly state: LedgerState
  /** Login. */
  readonly owner: string
  /** Due days from and to, `YYYY-MM-DD`; empty for no limit. */
  readonly from: string
  readonly to: string
}

/** What an address asks; what is late where it says nothing. */
export function askedBy(query: Readonly<Record<string, string | undefined>>, place: string): LedgerAsked {
  const state = ledgerStates.find((one) => one === query['state']) ?? 'late'
  const { owner = '', from = '', to = '' } = query
  return { place: query['place'] ?? place, state, owner, from, to }
}

/** The same as the query of an address; what limits nothing is left out. */
export function queryOf(asked: LedgerAsked): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  return given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

export interface LedgerPages {
  readonly view: View<Ledger>
  /** Of all pages that were asked for so far. */
  readonly rows: readonly LedgerRow[]
  /** Asks for the next page; absent after the last. */
  readonly more: (() => Promise<void>) | undefined
  readonly busy: boolean
  /** The next page did not come. */
  readonly lost: boolean
}

/** A ledger page by page; after an act of ours all pages shown are asked for again. */
export function useLedger(asked: LedgerAsked): LedgerPages {
  const path = `/api/ledger?${queryOf(asked)}`
  const view = useView(path, ledgerAnswer, { derived: true })
  const [rest, setRest] = useState<readonly Ledger[]>([])
  const [busy, setBusy] = useState(false)
  const [lost, setLost] = useState(false)
  const first = view.value
  const next = rest.length === 0 ? first?.cursor : rest.at(-1)?.cursor
  const load = async (from: string | undefined, count: number) => {
    const pages: Ledger[] = []
    for (let cursor = from; cursor !== undefined && pages.length < count; cursor = pages.at(-1)?.cursor) {
      const heard = await line.ask(
        { method: 'GET', path: `${path}&cursor=${encodeURIComponent(cursor)}` },
        ledgerAnswer,
      )
      if (heard.is !== 'done') return undefined
      pages.push(heard.value)
    }
    return pages
  }
  useEffect(() => {
    let left = false
    if (rest.length > 0)
      void load(first?.cursor, rest.length).then((pages) => (left || pages === undefined ? undefined : setRest(pages)))
    return () => {
      left = true
    }
  }, [first])
  const more = async () => {
    setBusy(true)
    const pages = await load(next, 1)
    setBusy(false)
    setLost(pages === undefined)
    if (pages !== undefined) setRest((before) => [...before, ...pages])
  }
  const rows = [...(first?.rows ?? []), ...rest.flatMap((page) => page.rows)]
  return { view, rows, more: next === undefined ? undefined : more, busy, lost }
}
