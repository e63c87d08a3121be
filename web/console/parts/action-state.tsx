import { daysBetween } from '#shared/calendar/time.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import type { StatusKind } from '../../parts/status.tsx'
import { Status } from '../../parts/status.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { today } from '../data/clock.ts'
import { useWords } from '../data/console.tsx'

type State = 'open' | 'submitted' | 'returned' | 'accepted'

const looks = {
  open: ['plain', 'clock'],
  submitted: ['calm', 'info'],
  returned: ['warn', 'undo'],
  accepted: ['good', 'done'],
} as const satisfies Record<State, readonly [StatusKind, IconName]>

interface ActionStateProps {
  readonly action: { readonly state: State; readonly due: LocalDate; readonly overdue: boolean }
}

/** How an action stands, and whether it is late. */
export function ActionState({ action: { state, due, overdue } }: ActionStateProps) {
  const say = useWords(actionWords)
  const [kind, icon] = looks[state]
  return (
    <span class="states">
      <Status kind={kind} icon={icon}>
        {say(state)}
      </Status>
      {overdue ? (
        <>
          {' '}
          <Status kind="bad">{say('overdue', { n: Math.max(1, daysBetween(due, today())) })}</Status>
        </>
      ) : null}
    </span>
  )
}
