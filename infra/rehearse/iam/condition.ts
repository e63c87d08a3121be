import { fits } from './match.ts'
import type { Statement } from './policy.ts'

/** Values of a request's condition keys by name; a key that does not come with the request is absent. */
export type RequestKeys = Readonly<Record<string, readonly string[]>>

type Test = (wanted: string, value: string) => boolean

const tests: Readonly<Record<string, Test>> = {
  StringEquals: (wanted, value) => wanted === value,
  StringLike: fits,
  ArnLike: fits,
  Bool: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
}

/**
 * Whether all conditions of a statement hold for a request, as IAM's reference has it: values of one key are alternatives,
 * keys and operators are all required. `ForAllValues` holds where the request carries no value at all, `ForAnyValue` then
 * does not. Throws for an operator it does not know: a policy it cannot judge is no policy it passes.
 */
export function conditionsHold(conditions: Statement['conditions'], request: RequestKeys): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, wanted, request[key] ?? [])),
  )
}

function holds(operator: string, wanted: readonly string[], values: readonly string[]): boolean {
  // `Null: true` asks that the key is absent
  if (operator === 'Null') return wanted.includes(String(values.length === 0))
  const [quantifier, name] = operator.includes(':') ? operator.split(':', 2) : [undefined, operator]
  const test = tests[name ?? '']
  if (test === undefined) throw new Error(`The judge of the rehearsal does not know the condition ${operator}`)
  const meets = (value: string) => wanted.some((one) => test(one, value))
  if (quantifier === 'ForAllValues') return values.every(meets)
  return values.some(meets)
}
