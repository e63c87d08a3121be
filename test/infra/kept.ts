import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import kept from './kept.json' with { type: 'json' }
import type { Resources } from './synthesized.ts'

/** Types of resources that hold what cannot be made again. Each of them in the stack is held in kept.json. */
const holding = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret']

const schema = z.record(
  z.string(),
  z.object({
    type: z.string(),
    retained: z.boolean(),
    /** Properties whose change makes CloudFormation put a new resource in the place of the old one; null where not given. */
    fixed: z.record(z.string(), z.unknown()),
  }),
)

/**
 * What a deployment of these resources would lose of one that was made before, a sentence each; none where everything stays
 * where it is. kept.json says under which ids and with which properties the first deployment made them.
 */
export function losses(resources: Resources): readonly string[] {
  const held = schema.parse(kept)
  const changed = Object.entries(held).flatMap(([id, { type, retained, fixed }]) => {
    const now = resources[id]
    if (now === undefined) return [`${id} is gone: what it holds would be left behind`]
    if (now.Type !== type) return [`${id} is a ${now.Type} and was a ${type}`]
    const replaced = Object.entries(fixed)
      .filter(([name, value]) => !isDeepStrictEqual(now.Properties[name] ?? null, value))
      .map(([name]) => `${id} would be replaced: ${name} was ${JSON.stringify(fixed[name])}`)
    const stays = now.DeletionPolicy === 'Retain' && now.UpdateReplacePolicy === 'Retain'
    return retained && !stays ? [...replaced, `${id} is no longer retained`] : replaced
  })
  const unheld = Object.entries(resources)
    .filter(([id, { Type }]) => holding.includes(Type) && !(id in held))
    .map(([id, { Type }]) => `${id} is a new ${Type}: hold it in kept.json`)
  return [...changed, ...unheld]
}
