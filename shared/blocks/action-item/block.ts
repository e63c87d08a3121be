import type { Block } from '../../workflow/block.ts'
import { assign, reportProgress, urge } from './commands.ts'
import type { ActionState } from './state.ts'
import { applyToActions, noActions } from './state.ts'

/** 行: named owners, a day it is due, progress, and no end before somebody else has accepted it. */
export const actionItem: Block<'action-item', ActionState> = {
  name: 'action-item',
  initial: noActions,
  apply: applyToActions,
  figures: {
    count: (state) => state.items.length,
    /** Those of the present round: after a low score the old ones do not carry the matter on. */
    current: (state) => state.items.filter((item) => item.round === state.round).length,
    open: (state) => state.items.filter((item) => item.state !== 'accepted').length,
  },
  commands: { assign, 'report-progress': reportProgress, urge },
  tells: {
    ActionAssigned: { zh: '安排了落实任务', en: 'An action was assigned' },
    ProgressReported: { zh: '填报了进展', en: 'Progress was reported' },
    ActionUrged: { zh: '催办了一次', en: 'An action was urged' },
  },
}
