import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { checkChecksums } from './checksums.ts'
import type { GateOptions } from './gate.ts'
import { parseMultipart } from './multipart-form.ts'
import { checkPost, entityTooLarge } from './post-policy.ts'
import { readBody } from './request-body.ts'
import { type S3Refusal, s3Refusal } from './s3-refusal.ts'
import { decoded, encodeS3, splitUrl } from './s3-url.ts'

const KEPT = ['content-type', 'content-disposition', 'content-encoding', 'cache-control', 'x-amz-checksum-sha256']

/**
 * A browser's upload by form (S3 "POST Object"): checks the policy, stores the file, answers 303 to
 * `success_action_redirect`, or `success_action_status` (200, 201, else 204). Returns the refusal, or nothing once answered.
 */
export async function postObject(
  request: IncomingMessage,
  response: ServerResponse,
  gate: GateOptions,
  largest: number,
  slack: number,
): Promise<S3Refusal | undefined> {
  const body = await readBody(request, largest + slack)
  if (!Buffer.isBuffer(body)) return entityTooLarge(body.length, largest)
  const form = parseMultipart(request.headers['content-type'] ?? '', body)
  if ('code' in form) return form
  const bucket = decoded(splitUrl(request.url ?? '/').path.split('/')[1] ?? '')
  const key = form.fields.get('key')?.replaceAll('${filename}', form.filename)
  if (key === undefined || key === '')
    return s3Refusal(400, 'InvalidArgument', 'Bucket POST must contain a field named key.')
  const fields = new Map([...form.fields, ['key', key]])
  const refused =
    checkPost({ bucket, fields, size: form.file.length }, gate.credentials, gate.now()) ??
    (form.file.length > largest ? entityTooLarge(form.file.length, largest) : undefined) ??
    checkChecksums((name) => fields.get(name), form.file)
  if (refused !== undefined) return refused

  const path = `/${encodeS3(bucket)}/${key.split('/').map(encodeS3).join('/')}`
  const stored = await gate.backing('PUT', path, objectHeaders(fields), form.file)
  if (stored.status !== 200) {
    response.writeHead(stored.status, { 'content-type': 'application/xml' }).end(stored.body)
    return undefined
  }
  answerStored(request, response, fields, { bucket, key, path, etag: String(stored.headers.etag ?? '') })
  gate.created(bucket, key, form.file.length)
  return undefined
}

function objectHeaders(fields: ReadonlyMap<string, string>): OutgoingHttpHeaders {
  const kept = [...fields].filter(([name]) => KEPT.includes(name) || name.startsWith('x-amz-meta-'))
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(kept) }
}

interface StoredObject {
  readonly bucket: string
  readonly key: string
  readonly path: string
  readonly etag: string
}

function answerStored(
  request: IncomingMessage,
  response: ServerResponse,
  fields: ReadonlyMap<string, string>,
  { bucket, key, path, etag }: StoredObject,
): void {
  const location = `http://${request.headers.host ?? ''}${path}`
  response.setHeader('etag', etag)
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect)
    for (const [name, value] of Object.entries({ bucket, key, etag })) target.searchParams.set(name, value)
    response.writeHead(303, { location: target.href }).end()
    return
  }
  const status = fields.get('success_action_status')
  response.setHeader('location', location)
  if (status !== '201') {
    response.writeHead(status === '200' ? 200 : 204).end()
    return
  }
  const document = { Location: location, Bucket: bucket, Key: path.slice(path.indexOf('/', 1) + 1), ETag: etag }
  const xml = Object.entries(document).map(([name, value]) => `<${name}>${value.replaceAll('"', '&quot;')}</${name}>`)
  response.writeHead(201, { 'content-type': 'application/xml' }).end(`<PostResponse>${xml.join('')}</PostResponse>`)
}
