import type { Block } from '../../workflow/block.ts'
import { recordVisit } from './commands.ts'
import type { VisitState } from './state.ts'
import { applyToVisits, noVisits } from './state.ts'

/** 访: what people think, hope and need, noted at their door. */
export const visit: Block<'visit', VisitState> = {
  name: 'visit',
  initial: noVisits,
  apply: applyToVisits,
  figures: { count: (state) => state.count },
  commands: { 'record-visit': recordVisit },
  tells: { VisitRecorded: { zh: '走访了一户', en: 'A household was visited' } },
}
