import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Backing } from './backing.ts'
import { checkChecksums, checkPayloadHash } from './checksums.ts'
import { allowOrigin, answerPreflight } from './cors.ts'
import { entityTooLarge } from './post-policy.ts'
import { postObject } from './post-object.ts'
import { readBody } from './request-body.ts'
import { type S3Refusal, s3Refusal, sendRefusal } from './s3-refusal.ts'
import { decoded, encodeS3, splitUrl } from './s3-url.ts'
import { type Credentials, verifySignature } from './sigv4.ts'

/** The store behind the gate takes no longer bodies. */
export const LARGEST_OBJECT = 11 * 1024 * 1024
const FORM_SLACK = 64 * 1024

/** Told of an object that was just stored, as an S3 event notification would; size in bytes. */
export type Created = (bucket: string, key: string, size: number) => void

export interface GateOptions {
  readonly backing: Backing
  readonly credentials: Credentials
  /** Origin of the pages that may call from a browser, or `*`. */
  readonly allowedOrigin: string
  readonly created: Created
  /** Unix milliseconds. */
  readonly now: () => number
}

const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]
const NOT_FORWARDED = new Set([
  'host',
  'authorization',
  'connection',
  'origin',
  'content-length',
  'transfer-encoding',
  'expect',
])

/**
 * Answers one request as S3 would: preflight, form upload, or a signed request passed on to the store. Nothing
 * reaches the store that is not signed.
 */
export async function answerAtGate(
  request: IncomingMessage,
  response: ServerResponse,
  gate: GateOptions,
): Promise<void> {
  if (request.method === 'OPTIONS') return answerPreflight(request, response, gate.allowedOrigin)
  allowOrigin(request, response, gate.allowedOrigin)
  const { path } = splitUrl(request.url ?? '/')
  const refused = isFormUpload(request)
    ? await postObject(request, response, gate, LARGEST_OBJECT, FORM_SLACK)
    : await passSigned(request, response, gate)
  if (refused !== undefined) sendRefusal(response, refused, path, request.method === 'HEAD')
}

function isFormUpload(request: IncomingMessage): boolean {
  return request.method === 'POST' && /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
}

async function passSigned(request: IncomingMessage, response: ServerResponse, gate: GateOptions) {
  const method = request.method ?? 'GET'
  const url = request.url ?? '/'
  const body = await readBody(request, LARGEST_OBJECT)
  const signed = verifySignature({ method, url, headers: request.headers }, gate.credentials, gate.now())
  if (typeof signed !== 'string') return signed
  if (!Buffer.isBuffer(body)) return entityTooLarge(body.length, LARGEST_OBJECT)
  const target = targetOf(url)
  if (target.query.some(([name, value]) => name.startsWith('response-') && BEYOND_LATIN_1.test(value))) return notLatin1
  if (target.bucket === '' && method !== 'GET' && method !== 'HEAD') return methodNotAllowed
  const broken =
    checkPayloadHash(signed, body) ?? checkChecksums((name) => single(headersOf(request, target)[name]), body)
  // A chunked body is not the file itself: its checksum is that of the unpacked file.
  if (broken !== undefined && !signed.startsWith('STREAMING-UNSIGNED')) return broken
  await pass(request, response, gate, target, body)
  return undefined
}

const BEYOND_LATIN_1 = /[^\x20-\xff]/

/** A name in Chinese therefore belongs into `filename*=UTF-8''…` (RFC 6266), on AWS as here. */
const notLatin1: S3Refusal = s3Refusal(400, 'InvalidArgument', 'Header value cannot be represented using ISO-8859-1.')

const methodNotAllowed: S3Refusal = s3Refusal(
  405,
  'MethodNotAllowed',
  'The specified method is not allowed against this resource.',
)

interface Target {
  readonly bucket: string
  readonly key: string
  readonly query: readonly [string, string][]
}

function targetOf(url: string): Target {
  const { path, query } = splitUrl(url)
  const [, bucket = '', ...key] = path.split('/')
  return { bucket: decoded(bucket), key: decoded(key.join('/')), query }
}

/** Headers for the store; a presigned address carries some of them in its query. */
function headersOf(request: IncomingMessage, target: Target): Record<string, string | string[] | undefined> {
  const inQuery = target.query.filter(([name]) => /^x-amz-(meta-|checksum-sha256$)/.test(name))
  const sent = Object.entries(request.headers).filter(([name]) => !NOT_FORWARDED.has(name))
  return Object.fromEntries([...inQuery, ...sent])
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  gate: GateOptions,
  target: Target,
  body: Buffer,
) {
  const method = request.method ?? 'GET'
  const plain = target.query.filter(([name]) => !/^(x-amz-|response-)/i.test(name))
  const search = plain.map(([name, value]) => `${encodeS3(name)}=${encodeS3(value)}`).join('&')
  const { path } = splitUrl(request.url ?? '/')
  const headers = headersOf(request, target)
  const sentBody = method === 'GET' || method === 'HEAD' || method === 'DELETE' ? undefined : body
  const answer = await gate.backing(method, search === '' ? path : `${path}?${search}`, headers, sentBody)
  const stored = answer.status === 200 && target.key !== '' && createsObject(method, target.query)
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding'].includes(name))
      response.setHeader(name, value)
  }
  if (answer.status < 300) overrideHeaders(response, target.query)
  response.writeHead(answer.status).end(method === 'HEAD' ? undefined : answer.body)
  if (stored) gate.created(target.bucket, target.key, await storedSize(gate.backing, path))
}

function createsObject(method: string, query: readonly [string, string][]): boolean {
  const has = (wanted: string) => query.some(([name]) => name === wanted)
  return method === 'PUT' ? !has('partNumber') && !has('renameObject') : method === 'POST' && has('uploadId')
}

async function storedSize(backing: Backing, path: string): Promise<number> {
  const { headers } = await backing('HEAD', path, {})
  return Number(headers['content-length'] ?? 0)
}

function overrideHeaders(response: ServerResponse, query: readonly [string, string][]): void {
  for (const [name, value] of query) {
    const header = name.replace(/^response-/, '')
    if (name !== header && OVERRIDES.includes(header)) response.setHeader(header, value)
  }
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}
