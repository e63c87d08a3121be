import * as z from 'zod'
import { refusalCodes, refusals } from '#shared/refusal.ts'
import { refusalSentences } from '#shared/text/refusal-sentences.ts'
import document from './openapi.json' with { type: 'json' }

/** The staff API as an OpenAPI 3.1 document; `infra/bundle/openapi.ts` writes it, so that no library of it runs here. */
export const openApiJson: object = document

const words = z.object({ zh: z.string(), en: z.string() })
const property = z.looseObject({ type: z.unknown().optional(), $ref: z.string().optional() })
const bodySchema = z.object({
  properties: z.record(z.string(), property).optional(),
  required: z.array(z.string()).optional(),
})
type BodySchema = z.infer<typeof bodySchema>
const content = z.record(z.string(), z.object({ schema: bodySchema.optional() }))
const operation = z.object({
  'x-summary': words,
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), description: z.string().optional() })).optional(),
  requestBody: z.object({ content }).optional(),
})
type Operation = z.infer<typeof operation>
const shown = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), bodySchema) }),
})

/** The same document for people to read: one page, no script. */
export function docsPage(): string {
  const { info, paths, components } = shown.parse(openApiJson)
  const doors = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => door(method, path, one, components.schemas)),
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)} API</title><style>${style}</style></head><body><main>
<h1>${escaped(info.title)} API ${escaped(info.version)}</h1>
${introduction}
<nav><a href="#doors">接口 / Doors</a> <a href="#refusals">退回代码 / Refusals</a> <a href="/api/openapi.json">openapi.json</a></nav>
<h2 id="doors">接口 / Doors</h2>
${doors.join('\n')}
<h2 id="refusals">退回代码 / Refusals</h2>
<table><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr>${refusalRows()}</table>
</main></body></html>
`
}

const introduction = `<p>JSON 收发；登录后带上 <code>Authorization: Bearer SESSION</code>。每个写操作带一个自己生成的
<code>commandId</code>:没有收到答复就原样再发一次，得到的仍是第一次的答复，不会办两遍。</p>
<p lang="en">JSON both ways; once signed in, send <code>Authorization: Bearer SESSION</code>. Every command carries a
<code>commandId</code> that you make: when an answer is lost, send the same again and get the first answer, never a second act.
A refusal is <code>{"refusal": {"code", "sentence": {"zh", "en"}, "field"?, "reason"?, "faults"?}}</code> with the status below.</p>`

const style = `body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}main{max-width:60rem;margin:auto;padding:1rem}
code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}section{border-top:1px solid #ccc;padding:.5rem 0}h3{margin:.3rem 0;font-size:1rem}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}
nav a{margin-right:1rem}.open{color:#0a5c2b}`

function door(method: string, path: string, one: Operation, schemas: Readonly<Record<string, BodySchema>>): string {
  const { 'x-summary': summary, security, parameters = [], requestBody } = one
  const asked = [
    ...parameters.map(({ name, in: where, description }) => row(name, where, description ?? '')),
    ...Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
      schema?.properties === undefined ? [row('', 'body', type)] : fields(schema, schemas),
    ),
  ]
  return `<section><h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(summary.zh)} <span lang="en">${escaped(summary.en)}</span>${security?.length === 0 ? ' <span class="open">不用登录 / open</span>' : ''}</p>${
    asked.length === 0 ? '' : `<table>${asked.join('')}</table>`
  }</section>`
}

/** Rows of a body's fields; data of a command is shown field by field. */
function fields(schema: BodySchema, schemas: Readonly<Record<string, BodySchema>>, under = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const of = field.$ref === undefined ? undefined : schemas[field.$ref.split('/').at(-1) ?? '']
    if (of !== undefined) return [row(`${under}${name}`, '', '{…}'), ...fields(of, schemas, `${under}${name}.`)]
    const needed = schema.required?.includes(name) === true ? '必填 / required' : ''
    return [row(`${under}${name}`, needed, JSON.stringify(field))]
  })
}

function row(name: string, where: string, what: string): string {
  return `<tr><td><code>${escaped(name)}</code></td><td>${escaped(where)}</td><td><code>${escaped(what)}</code></td></tr>`
}

function refusalRows(): string {
  return refusalCodes
    .map((code) => {
      const { zh, en } = refusalSentences[code]
      return `<tr><td><code>${code}</code></td><td>${refusals[code].status}</td><td>${escaped(zh)}</td><td lang="en">${escaped(en)}</td></tr>`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
