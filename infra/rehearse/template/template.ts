import { readFileSync } from 'node:fs'
import * as z from 'zod'

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
})
const template = z.object({ Resources: z.record(z.string(), resource) })

export type Resource = z.output<typeof resource>
export type Template = z.output<typeof template>

/** Reads a synthesized template. */
export const readTemplate = (file: string): Template => template.parse(JSON.parse(readFileSync(file, 'utf8')))

/** A resource with the name it is declared under. */
export type Named = Resource & { readonly id: string }

export const resourcesOf = ({ Resources }: Template, type?: string): readonly Named[] =>
  Object.entries(Resources)
    .map(([id, one]) => ({ id, ...one }))
    .filter(({ Type }) => type === undefined || Type === type)
