import * as z from 'zod'
import { refusalCodes } from '../refusal.ts'
import { roles } from './actor.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const expression = z.string().min(1).max(500)

/**
 * A procedure is data: stages, what may be done in each, by whom, what must hold to enter and to leave. Conditions are
 * written in the forms' expression language over the figures that blocks offer (`${notice.running} = 0`).
 */
export const procedureSchema = z.strictObject({
  id: name,
  version: z.int().min(1),
  title: words,
  blocks: z.array(name).min(1),
  roles: z.array(z.enum(roles)).min(1),
  stages: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        /** Ways out: by themselves as soon as `when` holds, or by an act (`by`). A stage without any is an end. */
        moves: z.array(z.strictObject({ to: name, when: expression.optional(), by: name.optional() })),
        end: z.boolean().optional(),
      }),
    )
    .min(1),
  acts: z.record(
    name,
    z.strictObject({
      roles: z.array(z.enum(roles)).min(1),
      stages: z.array(name).min(1),
      /** What must hold first, in this order; `sendTo` names the stage the matter goes back to when it does not. */
      require: z
        .array(z.strictObject({ that: expression, else: z.enum(refusalCodes), sendTo: name.optional() }))
        .optional(),
    }),
  ),
})

export type Procedure = z.infer<typeof procedureSchema>
export type Stage = Procedure['stages'][number]
