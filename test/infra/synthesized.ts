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
const resourceSchema = z.object({
  Type: z.string(),
  Properties: properties.default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})
export type StackResource = z.infer<typeof resourceSchema>
export type Resources = Readonly<Record<string, StackResource>>

const cdkJson = z
  .object({ context: properties })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

export type Given = Readonly<Record<string, unknown>>

export interface Synthesized {
  readonly template: Template
  readonly resources: Resources
  /** What is told after a deployment, by name. */
  readonly outputs: Readonly<Record<string, unknown>>
  readonly ofType: (type: string) => readonly StackResource[]
}

/** The app as it is made from cdk.json, but for what is `given`, around functions that do nothing. */
export function appOf(given: Given): { readonly app: App; readonly stack: CunyiStack } {
  const directory = mkdtempSync(join(tmpdir(), 'cunyi-stack-'))
  for (const name of functionNames) {
    mkdirSync(join(directory, name))
    writeFileSync(join(directory, name, 'handler.js'), `exports.handler = async () => '${name}'\n`)
  }
  const app = new App({ outdir: join(directory, 'cdk.out'), context: { ...cdkJson.context, ...given } })
  const context = readContext((name) => app.node.tryGetContext(name))
  const env = { region: context.region }
  return { app, stack: new CunyiStack(app, 'Cunyi', { context, release: '1.2.3', bundles: directory, env }) }
}

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
})

/** The stack's template. */
export function synthesize(given: Given): Synthesized {
  const template = Template.fromStack(appOf(given).stack)
  const { Resources: resources, Outputs } = templateSchema.parse(template.toJSON())
  return {
    template,
    resources,
    outputs: Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
    ofType: (type) => Object.values(resources).filter(({ Type }) => Type === type),
  }
}

/** The environment of each of our functions. */
export function environments({
  resources: of,
}: Synthesized): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const ours = Object.entries(of).filter(([, { Properties }]) => Properties['Handler'] === 'handler.handler')
  return Object.fromEntries(
    ours.map(([id, { Properties }]) => [
      id.replace(/Function.*/, ''),
      Object(Object(Properties['Environment']).Variables),
    ]),
  )
}
