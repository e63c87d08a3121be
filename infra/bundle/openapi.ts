import type { Words } from '#shared/language.ts'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Route } from '#functions/api/route.ts'
import { routes } from '#functions/api/routes.ts'
import { commandBody } from '#functions/api/routes/matters.ts'
import { blocks } from '#shared/blocks/blocks.ts'
import { agendaForm } from '#shared/forms/agenda-form.ts'
import type { FormDefinition } from '#shared/forms/form-definition.ts'
import { visitForm } from '#shared/forms/visit-form.ts'
import { deliberation } from '#shared/procedures/deliberation.ts'
import { refusalCodes } from '#shared/refusal.ts'
import { staffRoles } from '#shared/workflow/actor.ts'
import { instant, localDate } from '#shared/workflow/fields.ts'
import type { Procedure } from '#shared/workflow/procedure.ts'
import { closing } from '#shared/workflow/step.ts'
import project from '../../package.json' with { type: 'json' }

type Json = Readonly<Record<string, unknown>>

/** A command that staff may send, with the schema of its data; commands of villagers and of the clock have no door here. */
export interface StaffCommand {
  readonly type: string
  readonly title: Words
  readonly schema: z.ZodType
}

const offered: readonly Procedure[] = [deliberation]

/** Every command that some role of staff may send in some procedure. */
export function staffCommands(): StaffCommand[] {
  const mayBeSent = (type: string) =>
    offered.some(({ acts }) => acts[type]?.roles.some((role) => staffRoles.some((one) => one === role)) === true)
  const ofBlocks = blocks.flatMap(({ commands }) =>
    Object.entries(commands).map(([type, { title, schema }]) => ({ type, title, schema })),
  )
  const close = { type: closing, title: { zh: '办结', en: 'Close' }, schema: z.strictObject({}) }
  return [...ofBlocks, close].filter(({ type }) => mayBeSent(type))
}

/** The path under which the document describes one command. */
export const commandPath = (type: string): string => `/api/matters/{matterId}/commands/${type}`

/** Commands whose answers are those of a form: the form says what its fields are. */
const formOf: Readonly<Record<string, FormDefinition>> = { 'record-visit': visitForm, convene: agendaForm }

/** The staff API as an OpenAPI 3.1 document, made from the routes and from the schemas that validate what is sent. */
export function openApiDocument(): Json {
  const commands = staffCommands()
  const entries = [
    ...routes.map((route): [string, string, Json] => [route.path, route.method, operation(route)]),
    ...commands.map((command): [string, string, Json] => [
      commandPath(command.type),
      'post',
      commandOperation(command),
    ]),
  ]
  const paths = [...Map.groupBy(entries, ([path]) => path)].map(([path, of]): [string, Json] => [
    path,
    Object.fromEntries(of.map(([, method, one]) => [method, one])),
  ])
  return {
    openapi: '3.1.1',
    info: { title: '村议 Cunyi', version: project.version, description: project.description, license },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'cunyi_session' },
      },
      responses: { Refused: { description: '办不了，说明原因 / Refused, and why', content: asJson(ref('Refused')) } },
      schemas: {
        Refused: refusedSchema,
        Receipt: receiptSchema,
        ...Object.fromEntries(commands.map((command) => [command.type, commandData(command)])),
      },
    },
  }
}

const license = { name: project.license, identifier: project.license }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const asJson = (schema: Json) => ({ 'application/json': { schema } })
const text = { type: 'string' }
const words = { type: 'object', properties: { zh: text, en: text }, required: ['zh', 'en'] }

const refusedSchema = {
  type: 'object',
  properties: {
    refusal: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: refusalCodes },
        sentence: { ...words, description: 'What people are told.' },
        field: { ...text, description: 'The first field at fault, as a path such as choices[2].text.' },
        reason: text,
        faults: {
          type: 'array',
          items: { type: 'object', properties: { field: text, reason: text }, required: ['field', 'reason'] },
        },
      },
      required: ['code', 'sentence'],
    },
  },
  required: ['refusal'],
}

const receiptSchema = {
  type: 'object',
  properties: {
    matterId: text,
    revision: { type: 'integer', description: 'Sent back with the next command, it refuses whatever came between.' },
    stage: text,
    round: { type: 'integer' },
    id: { ...text, description: 'Id of what the command created, if it created something.' },
  },
  required: ['matterId', 'revision', 'stage', 'round', 'id'],
}

function operation(route: Route): Json {
  const { method, path, summary, open, body, fileUpTo, query } = route
  const parameters = [
    ...pathParameters(path),
    ...Object.entries(query).map(([name, description]) => ({ name, in: 'query', description, schema: text })),
    ...(fileUpTo === undefined ? [] : [fileName]),
  ]
  const content = fileUpTo === undefined ? body && asJson(schemaOf(body)) : { 'application/octet-stream': {} }
  return {
    operationId: idOf([method, ...path.split('/')]),
    ...described(summary),
    ...(open ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: answers(path.endsWith('.docx') ? docx : asJson({ type: 'object' })),
  }
}

function commandOperation({ type, title }: StaffCommand): Json {
  const { properties, ...envelope } = schemaOf(commandBody)
  return {
    operationId: idOf([type]),
    ...described(title),
    parameters: pathParameters(commandPath(type)),
    requestBody: {
      required: true,
      content: asJson({ ...envelope, properties: { ...Object(properties), data: ref(type) } }),
    },
    responses: answers(asJson(ref('Receipt'))),
  }
}

const docx = { 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {} }
const fileName = {
  name: 'X-File-Name',
  in: 'header',
  description: 'Name of the file, percent-encoded.',
  schema: text,
}

function described(summary: Words): Json {
  return { summary: `${summary.zh} / ${summary.en}`, 'x-summary': summary }
}

function answers(content: Json): Json {
  return { '200': { description: '办好了 / Done', content }, '4XX': { $ref: '#/components/responses/Refused' } }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: text }))
}

function idOf(parts: readonly string[]): string {
  const names = parts.flatMap((part) => part.split(/[^A-Za-z]+/)).filter((part) => part !== '' && part !== 'api')
  return names.map((name, n) => (n === 0 ? name : name.charAt(0).toUpperCase() + name.slice(1))).join('')
}

function commandData({ type, schema }: StaffCommand): Json {
  const { properties, ...rest } = schemaOf(schema)
  const form = formOf[type]
  return {
    ...rest,
    properties: { ...Object(properties), ...(form === undefined ? {} : { answers: formSchema(form) }) },
  }
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // Read-only means "never sent" in OpenAPI; zod's means that our own code leaves the value alone.
      delete jsonSchema.readOnly
      if (zodSchema === instant) jsonSchema.format = 'date-time'
      if (zodSchema === localDate) jsonSchema.format = 'date'
      Object.assign(jsonSchema, cleanedBounds(zodSchema))
    },
  })
  return made
}

/** Text is measured after cleaning; whoever keeps to those bounds before it is always taken. */
function cleanedBounds(schema: z.core.$ZodType): { minLength?: number; maxLength?: number } {
  const { out } = 'out' in schema._zod.def ? { out: schema._zod.def.out } : {}
  if (!(out instanceof z.ZodString)) return {}
  const { minLength, maxLength } = out
  return { ...(minLength ? { minLength } : {}), ...(maxLength === null ? {} : { maxLength }) }
}

function formSchema({ title, survey, choices }: FormDefinition): Json {
  const kept = survey.filter(({ type }) => type !== 'note')
  const properties = kept.map((row): [string, Json] => {
    const { type, label, parameters = {} } = row
    const list = 'choices' in row && typeof row.choices === 'string' ? choices?.[row.choices] : undefined
    const most = Number(parameters['maxLength'] ?? parameters['maxPhotos'])
    const titled = { title: `${label.zh} / ${label.en}` }
    const keys = { ...text, ...(list === undefined ? {} : { enum: list.map(({ name }) => name) }) }
    if (type === 'select_multiple') return [row.name, { ...titled, type: 'array', items: keys }]
    if (type === 'image')
      return [row.name, { ...titled, type: 'array', items: text, ...(most > 0 ? { maxItems: most } : {}) }]
    if (type === 'integer') return [row.name, { ...titled, type }]
    if (type === 'decimal') return [row.name, { ...titled, type: 'number' }]
    if (type === 'date') return [row.name, { ...titled, ...text, format: 'date' }]
    return [row.name, { ...titled, ...keys, ...(most > 0 ? { maxLength: most } : {}) }]
  })
  return {
    title: `${title.zh} / ${title.en}`,
    type: 'object',
    properties: Object.fromEntries(properties),
    required: kept.filter((row) => row.required === true).map((row) => row.name),
    additionalProperties: false,
  }
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../../functions/api/openapi.json', import.meta.url))
  await writeFile(file, `${JSON.stringify(openApiDocument(), undefined, 2)}\n`)
}
