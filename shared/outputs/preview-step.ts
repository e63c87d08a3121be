import type { Instant } from '../calendar/time.ts'
import { localDateOf } from '../calendar/time.ts'
import { procedures } from '../procedures/procedures.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import type { Actor } from '../workflow/actor.ts'
import type { Findings } from '../workflow/block.ts'
import type { Matter } from '../workflow/matter.ts'
import type { Command } from '../workflow/step.ts'
import { step } from '../workflow/step.ts'
import type { Paper } from './paper.ts'

/** For whom a preview is made, who would act, and when. */
export interface PreviewContext extends Paper {
  readonly now: Instant
  readonly actor: Actor
}

/** The id that what is not there yet has in a preview. */
export const previewId = 'preview-0001'

/**
 * The matter as it would be after the command, by the very decision that will be made of it: nothing is written.
 * `findings` are the rows the command asks for, as far as the phone knows them. Refusals: those of `step`; `not-here` where
 * the matter runs on a procedure that this release of the console does not know.
 */
export function previewStep(
  matter: Matter,
  command: Command,
  { actor, now }: PreviewContext,
  findings: Findings = {},
): Result<Matter> {
  const procedure = procedures(matter.procedure.id, matter.procedure.version)
  if (procedure === undefined) return refused(refusal('not-here'))
  const stepped = step(procedure, matter, command, {
    actor,
    now,
    today: localDateOf(now),
    newId: previewId,
    findings,
    // Only counted polls and their rolls are digested, and no preview is made of those.
    digest: (text) => text,
  })
  return stepped.ok ? ok(stepped.value.matter) : stepped
}
