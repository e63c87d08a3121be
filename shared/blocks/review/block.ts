import type { Block } from '../../workflow/block.ts'
import { review as reviewAction } from './commands.ts'
import type { ReviewState } from './state.ts'
import { applyToReviews, noReviews } from './state.ts'

/** 验收: another person than the owner says whether it is done. */
export const review: Block<'review', ReviewState> = {
  name: 'review',
  initial: noReviews,
  apply: applyToReviews,
  figures: { count: (state) => state.reviews.length },
  commands: { review: reviewAction },
  tells: { ActionReviewed: { zh: '验收了一项任务', en: 'An action was reviewed' } },
}
