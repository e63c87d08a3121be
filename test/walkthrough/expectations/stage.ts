import type { StepOf } from '../scenario-schema.ts'
import { type Play, readMatter } from '../stage.ts'
import { same } from './same.ts'

export async function expectStage(play: Play, { stage }: StepOf<'expect'>): Promise<void> {
  if (stage !== undefined) same('stage', (await readMatter(play)).matter.stage, stage)
}
