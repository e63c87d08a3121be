import { Screen } from '../parts/frame.tsx'

export function StoryPage() {
  return <Screen title="…">…</Screen>
}
