import { Screen } from '../parts/frame.tsx'

export function DeskPage() {
  return <Screen title="…">…</Screen>
}
