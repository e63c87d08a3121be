import type { RequestKeys } from './condition.ts'
import { conditionsHold } from './condition.ts'
import { fits } from './match.ts'
import type { Statement } from './policy.ts'

/** What a function asked of AWS, as IAM sees it. */
export interface Call {
  /** `dynamodb:GetItem` */
  readonly action: string
  /** ARN of what it was asked of. */
  readonly resource: string
  readonly keys: RequestKeys
}

export type Verdict =
  | { readonly allowed: true; readonly by: Statement }
  | { readonly allowed: false; readonly why: 'no statement allows it' | 'a statement denies it' }

/** IAM's answer within one account: a Deny beats every Allow, and what nothing allows is denied. */
export function judge(statements: readonly Statement[], call: Call): Verdict {
  const applying = statements.filter((statement) => applies(statement, call))
  if (applying.some(({ effect }) => effect === 'Deny')) return { allowed: false, why: 'a statement denies it' }
  const by = applying.find(({ effect }) => effect === 'Allow')
  return by === undefined ? { allowed: false, why: 'no statement allows it' } : { allowed: true, by }
}

function applies({ actions, resources, conditions }: Statement, { action, resource, keys }: Call): boolean {
  return (
    // names of services and actions are the same in any case
    actions.some((pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) &&
    resources.some((pattern) => fits(pattern, resource)) &&
    conditionsHold(conditions, keys)
  )
}
