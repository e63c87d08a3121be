import * as z from 'zod'

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat())

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore,
    Resource: oneOrMore,
    Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
  })
  .transform(({ Effect, Action, Resource, Condition = {} }) => ({
    effect: Effect,
    actions: Action,
    resources: Resource,
    conditions: Condition,
  }))

/** What one statement of a role's policy says; its intrinsics are resolved. */
export type Statement = z.output<typeof statement>

const document = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) })

/** Statements of a policy document. Throws where it says something the judge does not know (NotAction, NotResource, Principal). */
export const readPolicy = (given: unknown): readonly Statement[] => document.parse(given).Statement
