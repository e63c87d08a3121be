import { Screen } from '../parts/frame.tsx'

export function LedgerPage() {
  return <Screen title="…">…</Screen>
}
