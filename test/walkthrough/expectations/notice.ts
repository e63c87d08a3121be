import { Failed } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play, readMatter } from '../stage.ts'
import { same } from './same.ts'

export async function expectNotice(play: Play, { notice, state }: StepOf<'expect'>): Promise<void> {
  if (notice === undefined) return
  const id = idOf(play, 'notice', notice)
  const found = (await readMatter(play)).notices.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Failed(`there is no notice ${notice}`)
  if (state !== undefined) same(`notice ${notice}`, found.standing, state)
}
