import type { Lang } from '../language.ts'
import { deliberation } from '../procedures/deliberation.ts'

/** A stage as people call it; the id of one that nobody knows. */
export function stageTitle(stage: string, lang: Lang): string {
  return deliberation.stages.find(({ id }) => id === stage)?.title[lang] ?? stage
}
