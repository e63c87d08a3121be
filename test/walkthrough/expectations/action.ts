import { Failed } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play, readMatter } from '../stage.ts'
import { same } from './same.ts'

export async function expectAction(play: Play, { action, state, overdue, desk }: StepOf<'expect'>): Promise<void> {
  if (action === undefined) return
  const id = idOf(play, 'action', action)
  const found = (await readMatter(play)).actions.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Failed(`there is no action ${action}`)
  if (state !== undefined) same(`action ${action}`, found.state, state)
  if (overdue !== undefined && desk === undefined) same(`overdue of action ${action}`, found.overdue, overdue)
}
