import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { docsPage, openApiJson } from '#functions/api/docs.ts'
import { routes } from '#functions/api/routes.ts'
import { commandPath, openApiDocument, staffCommands } from '#infra/bundle/openapi.ts'
import { refusalCodes } from '#shared/refusal.ts'

// OpenAPI Specification 3.1.1, sections 4.8.1 to 4.8.20, as far as the document uses them.
const description = z.string().min(1)
const jsonSchema = z.record(z.string(), z.unknown())
const reference = z.strictObject({ $ref: z.string().startsWith('#/components/') })
const content = z.record(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/), z.strictObject({ schema: jsonSchema.optional() }))
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['query', 'header', 'path', 'cookie']),
  required: z.boolean().optional(),
  description: description.optional(),
  schema: jsonSchema,
})
const words = z.strictObject({ zh: description, en: description })
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]*$/),
  summary: description,
  'x-summary': words,
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(parameter).min(1).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/),
    z.union([reference, z.strictObject({ description, content: content.optional() })]),
  ),
})
const openApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: description,
    version: z.string().min(1),
    description,
    license: z.strictObject({ name: description, identifier: description }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'put', 'post', 'delete']), operation)),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
    responses: z.record(z.string(), z.strictObject({ description, content })),
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), jsonSchema),
  }),
})

const document = openApi.parse(openApiJson)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
)

describe('the OpenAPI document', () => {
  it('is the one that the routes and the schemas give now (npm run openapi writes it)', () => {
    expect(openApiJson).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  })

  it('describes every door, and nothing that is no door', () => {
    const doors = routes.map(({ method, path }) => `${method} ${path}`)
    const commands = staffCommands().map(({ type }) => `post ${commandPath(type)}`)
    expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      [...doors, ...commands].toSorted(),
    )
  })

  it('names each operation once and each parameter of its path', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, parameters = [] } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path')
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(inPath.every(({ required }) => required === true)).toBe(true)
    }
  })

  it('resolves every reference', () => {
    const references = [...JSON.stringify(openApiJson).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at = '']) => at)
    expect(references.length).toBeGreaterThan(0)
    for (const at of references) {
      const found = at.split('/').reduce<unknown>((value, key) => Object(value)[key], openApiJson)
      expect(found, at).toBeTypeOf('object')
    }
  })

  it('says which doors are open and knows every way to sign in that it names', () => {
    const schemes = Object.keys(document.components.securitySchemes)
    expect(document.security.flatMap((one) => Object.keys(one))).toEqual(schemes)
    const open = routes.filter((route) => route.open).map(({ path }) => path)
    expect(operations.filter(({ security }) => security?.length === 0).map(({ path }) => path)).toEqual(open)
  })

  it('holds schemas of JSON Schema 2020-12 that can be read back, and never marks as read-only what is to be sent', () => {
    const bodies = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}))
    const schemas = [...Object.values(document.components.schemas), ...bodies.map(({ schema = {} }) => schema)]
    for (const schema of schemas) {
      expect(JSON.stringify(schema)).not.toContain('readOnly')
      const { components } = document
      const whole = JSON.parse(
        JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
      )
      expect(() => z.fromJSONSchema(whole)).not.toThrow()
    }
  })

  it('lists the closed list of refusals', () => {
    const { Refused } = document.components.schemas
    expect(JSON.stringify(Refused)).toContain(JSON.stringify(refusalCodes))
  })
})

describe('the readable page', () => {
  const page = docsPage()

  it('shows every door and every refusal, and runs no script', () => {
    for (const { method, path } of operations) expect(page).toContain(`${method.toUpperCase()} ${path}`)
    for (const code of refusalCodes) expect(page).toContain(`<code>${code}</code>`)
    expect(page).not.toMatch(/<script|\son\w+=|javascript:/i)
  })

  it('shows the fields of a command and which of them are needed', () => {
    const section = page.slice(page.indexOf('/commands/assign<')).split('</section>')[0]
    expect(section).toMatch(/<code>data\.due<\/code><\/td><td>必填 \/ required/)
    expect(section).toMatch(/<code>revision<\/code><\/td><td><\/td>/)
  })
})
