import type { Result } from '../result.ts'
import type { Matter } from '../workflow/matter.ts'
import type { PreviewContext } from './preview-step.ts'
import { previewId, previewStep } from './preview-step.ts'
import { resultOf } from './result-of.ts'
import type { Sheet } from './sheet.ts'

/** The data of a `publish-notice` command, as the form has it so far. */
export interface NoticeOrder {
  readonly subject: string
  readonly text: string
  readonly days: number
}

/** The notice as it will hang, before it is published. Refusals: all of `publish-notice`, with field and reason. */
export function previewNotice(matter: Matter, order: NoticeOrder, context: PreviewContext): Result<Sheet> {
  const after = previewStep(matter, { type: 'publish-notice', data: order }, context)
  if (!after.ok) return after
  return resultOf(after.value, { notice: previewId }, { village: context.village, lang: context.lang })
}
