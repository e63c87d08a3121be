import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'
import { CunyiStack } from '#infra/aws/cunyi-stack.ts'
import { readContext } from '#infra/aws/context.ts'
import { functionNames } from '#infra/bundle/function-names.ts'

const properties = z.record(z.string(), z.unknown())
export const resourceSchema = z.object({
  Type: z.string(),
  Properties: properties.default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})
export type StackResource = z.infer<typeof resourceSchema>

const cdkJson = z
  .object({ context: properties })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

export interface Synthesized {
  readonly template: Template
  readonly resources: Readonly<Record<string, StackResource>>
}

/** The stack as the app makes it from cdk.json, but for what is `given`, around functions that do nothing. */
export function synthesize(given: Readonly<Record<string, string>>): Synthesized {
  const directory = mkdtempSync(join(tmpdir(), 'cunyi-stack-'))
  for (const name of functionNames) {
    mkdirSync(join(directory, name))
    writeFileSync(join(directory, name, 'handler.js'), `exports.handler = async () => '${name}'\n`)
  }
  const app = new App({ outdir: join(directory, 'cdk.out'), context: { ...cdkJson.context, ...given } })
  const context = readContext((name) => app.node.tryGetContext(name))
  const env = { region: context.region }
  const template = Template.fromStack(new CunyiStack(app, 'Cunyi', { context, bundles: directory, env }))
  const { Resources } = z.object({ Resources: z.record(z.string(), resourceSchema) }).parse(template.toJSON())
  return { template, resources: Resources }
}
