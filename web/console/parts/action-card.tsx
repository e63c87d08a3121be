import type { ActionItem } from '#shared/blocks/action-item/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { useLang } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { ActionState } from './action-state.tsx'

/** One action in a list: what, who, until when, how it stands. Leads to it. */
export function ActionCard({ here, item }: { here: MatterHere; item: ActionItem }) {
  const lang = useLang()
  const overdue = here.actions.find(({ id }) => id === item.id)?.overdue ?? false
  return (
    <a class="card" href={`/console/m/${here.matter.id}/action/${item.id}`}>
      <h3>{item.text}</h3>
      <p class="soft">
        {item.owner.name} · {formatDate(item.due, lang)}
      </p>
      <p>
        <ActionState action={{ ...item, overdue }} />
      </p>
    </a>
  )
}
