import * as z from 'zod'

import { parseFraction } from './fraction.ts'

/**
 * What a share is taken of, in weights: all entitled and not recused; those checked in or who voted, once each; or the
 * ballots that are not abstentions.
 */
export const bases = ['electorate', 'present', 'cast'] as const

const share = z.string().refine((text) => parseFraction(text).ok, { error: 'not-a-fraction' })
const of = z.enum(bases)
const requirementSchema = z
  .union([z.strictObject({ of, atLeast: share }), z.strictObject({ of, moreThan: share })])
  .readonly()

/**
 * The rule of one poll. `quorum` asks how much of its base must be present, `pass` how much of its base the leading
 * choice must reach; without `pass` the poll only advises. A misspelt key is refused, for it would change the outcome.
 */
export const ruleSchema = z
  .strictObject({ quorum: z.exactOptional(requirementSchema), pass: z.exactOptional(requirementSchema) })
  .readonly()

export type Base = (typeof bases)[number]
export type Requirement = z.infer<typeof requirementSchema>
export type Rule = z.infer<typeof ruleSchema>
