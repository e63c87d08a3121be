import fc from 'fast-check'
import * as z from 'zod'
import { openApiJson } from '#functions/api/docs.ts'

// The part of JSON Schema 2020-12 that the document uses; anything else would be left out silently, so it throws.
const jsonSchema = z.strictObject({
  type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']).optional(),
  $ref: z.string().optional(),
  const: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  format: z.enum(['date', 'date-time']).optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  default: z.unknown().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
  propertyNames: z.record(z.string(), z.unknown()).optional(),
  get properties(): z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnknown>> {
    return z.record(z.string(), z.unknown()).optional()
  },
  items: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
})

const components = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
const { schemas } = components.parse(openApiJson).components

const names = ['议', '甲乙丙', '阿依古丽·买买提', '㛃䶮', 'Å', 'a', '一二三四五六七八九十']

/** A text that fits the pattern: some of the document's patterns are beyond what the generator of texts can read. */
function matching(pattern: string): fc.Arbitrary<string> {
  if (!pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern))
  return fc.constantFrom('h01', '户主', '㛃䶮', 'a_b-c', 'households', 'yes', '1')
}

/** Values that the document promises to be taken as far as their form goes. */
export function fitting(raw: unknown): fc.Arbitrary<unknown> {
  const schema = jsonSchema.parse(raw)
  if (schema.$ref !== undefined) return fitting(schemas[schema.$ref.split('/').at(-1) ?? ''])
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fitting))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return object(schema)
    case 'array': {
      const { minItems: minLength = 0, maxItems = 5 } = schema
      return fc.array(fitting(schema.items ?? {}), { minLength, maxLength: Math.min(maxItems, 5) })
    }
    case 'string':
      return text(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case undefined:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

type Parsed = z.infer<typeof jsonSchema>

function object({
  properties = {},
  required = [],
  additionalProperties,
  propertyNames,
}: Parsed): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object')
    return fc.dictionary(text(jsonSchema.parse(propertyNames ?? {})), fitting(additionalProperties), { maxKeys: 4 })
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)]))
  return fc.record(fields, { requiredKeys: required })
}

function text({ pattern, format, minLength = 0, maxLength = 20 }: Parsed): fc.Arbitrary<string> {
  if (pattern !== undefined) return matching(pattern)
  if (format === 'date') return fc.constantFrom('2026-03-02', '2099-12-31', '2024-02-29')
  if (format === 'date-time') return fc.constantFrom('2026-03-02T08:30:00+08:00', '2099-12-31T00:00:00Z')
  const fits = names.filter(({ length }) => length >= minLength && length <= maxLength)
  return fc.oneof(fc.constantFrom(...fits), fc.string({ minLength, maxLength: Math.min(maxLength, 40) }))
}
