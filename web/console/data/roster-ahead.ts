import { useEffect, useState } from 'preact/hooks'
import { useConsole } from './console.tsx'
import { useHouseholds } from './villagers.ts'

/** Lists are long and change rarely: not at every look at the day. */
const goodForMs = 86_400_000

/** Reads the households while there is a signal, so that at a door without one nobody types a name that the phone could know. */
export function useRosterAhead(village: string | undefined): void {
  const { keep } = useConsole()
  const [stale, setStale] = useState<string>()
  useEffect(() => {
    if (village === undefined) return
    void keep.views.get(readAhead(village)).then((kept) => {
      if (kept === undefined || Date.now() - kept.at > goodForMs) setStale(village)
    })
  }, [village])
  const here = useHouseholds(stale).length > 0
  useEffect(() => {
    if (here && stale !== undefined) void keep.views.put(readAhead(stale), { at: Date.now(), value: true })
  }, [here, stale])
}

/** Noted once the people are there: a page that was left halfway has the names of the lists alone. */
const readAhead = (village: string): string => `roster-ahead/${village}`
