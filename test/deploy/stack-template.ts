import type { StackTemplate } from '#infra/deploy/template.ts'
import { synthesize } from '#test/infra/synthesized.ts'

/** The stack as cdk.json describes it, or as `given`. */
export const stackTemplate = (given: Readonly<Record<string, string>> = {}): StackTemplate => ({
  Resources: { ...synthesize(given).resources },
})
