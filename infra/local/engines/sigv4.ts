import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type S3Refusal, accessDenied, s3Refusal } from './s3-refusal.ts'
import { decoded, encodeS3, splitUrl } from './s3-url.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'
const CLOCK_SKEW_MS = 15 * 60_000
const LONGEST_EXPIRY_S = 7 * 24 * 3600

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface SignedRequest {
  readonly method: string
  /** Path and query exactly as they came over the wire. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/**
 * Checks the signature of a request, in its headers or in its query (a presigned URL), with its expiry.
 * Source: AWS Signature Version 4 for S3. `now` is in Unix milliseconds. Returns the refusal, or the payload hash that
 * was signed: hexadecimal SHA-256, or one of S3's words such as `UNSIGNED-PAYLOAD`.
 */
export function verifySignature(request: SignedRequest, credentials: Credentials, now: number): S3Refusal | string {
  const { path, query } = splitUrl(request.url)
  const claim = query.some(([name]) => name === 'X-Amz-Signature') ? queryClaim(query) : headerClaim(request.headers)
  if ('code' in claim) return claim
  const late = claim.presigned ? expired(claim, now) : skewed(claim, now)
  if (late !== undefined) return late
  const scope = scopeOf(claim.credential, credentials)
  if ('code' in scope) return scope
  if (!claim.signedHeaders.includes('host')) return malformed
  // Otherwise the holder of a presigned address could add, say, `x-amz-copy-source` to it.
  const added = Object.keys(request.headers).find(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  )
  if (added !== undefined) return headersNotSigned
  const canonical = [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...claim.signedHeaders.map((name) => `${name}:${headerText(request.headers[name])}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n')
  const toSign = [ALGORITHM, claim.date, scope.text, createHash('sha256').update(canonical).digest('hex')].join('\n')
  return signatureMatches(credentials, scope, toSign, claim.signature) ? claim.payloadHash : signatureDoesNotMatch
}

export const signatureDoesNotMatch = s3Refusal(
  403,
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
)

const headersNotSigned = s3Refusal(
  403,
  'AccessDenied',
  'There were headers present in the request which were not signed',
)

const malformed = s3Refusal(400, 'AuthorizationHeaderMalformed', 'The authorization is malformed.')

/** `date/region/service/aws4_request`, the part of a credential that bounds a signature. */
export interface Scope {
  readonly text: string
  readonly parts: readonly string[]
}

/** Reads `key/date/region/s3/aws4_request`; refuses another access key or service. */
export function scopeOf(credential: string, { accessKeyId }: Credentials): Scope | S3Refusal {
  const [key, ...parts] = credential.split('/')
  if (parts.length !== 4 || parts[2] !== 's3' || parts[3] !== 'aws4_request') return malformed
  if (key === accessKeyId) return { text: parts.join('/'), parts }
  return s3Refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
}

/** Whether `signature` (hexadecimal) is that of `toSign` under the key derived for the scope. */
export function signatureMatches(credentials: Credentials, scope: Scope, toSign: string, signature: string): boolean {
  const start: string | Buffer = `AWS4${credentials.secretAccessKey}`
  const key = scope.parts.reduce<string | Buffer>((above, part) => hmac(above, part), start)
  const expected = hmac(key, toSign)
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Milliseconds of a time such as `20261123T010203Z`; not a number when it is none. */
export function amzTime(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

interface Claim {
  readonly credential: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly date: string
  readonly payloadHash: string
  readonly presigned: boolean
  readonly expires: number
}

function queryClaim(query: readonly [string, string][]): Claim | S3Refusal {
  const found = new Map(query)
  const expires = Number(found.get('X-Amz-Expires') ?? Number.NaN)
  const sound = Number.isInteger(expires) && expires > 0 && expires <= LONGEST_EXPIRY_S
  if (found.get('X-Amz-Algorithm') !== ALGORITHM || !sound) {
    return s3Refusal(400, 'AuthorizationQueryParametersError', 'Error parsing the X-Amz-* query parameters.')
  }
  return {
    credential: found.get('X-Amz-Credential') ?? '',
    signedHeaders: (found.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: found.get('X-Amz-Signature') ?? '',
    date: found.get('X-Amz-Date') ?? '',
    payloadHash: found.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    presigned: true,
    expires,
  }
}

function headerClaim(headers: IncomingHttpHeaders): Claim | S3Refusal {
  const { authorization } = headers
  if (authorization === undefined) return accessDenied
  const match = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  )
  if (match === null) return malformed
  const [, credential = '', signedHeaders = '', signature = ''] = match
  return {
    credential,
    signedHeaders: signedHeaders.split(';'),
    signature,
    date: headerText(headers['x-amz-date']),
    payloadHash: headerText(headers['x-amz-content-sha256']),
    presigned: false,
    expires: 0,
  }
}

function expired(claim: Claim, now: number): S3Refusal | undefined {
  const signed = amzTime(claim.date)
  if (signed - now > CLOCK_SKEW_MS) return s3Refusal(403, 'AccessDenied', 'Request is not valid yet')
  if (signed + claim.expires * 1000 >= now) return undefined
  return s3Refusal(403, 'AccessDenied', 'Request has expired')
}

function skewed(claim: Claim, now: number): S3Refusal | undefined {
  if (Math.abs(amzTime(claim.date) - now) <= CLOCK_SKEW_MS) return undefined
  const message = 'The difference between the request time and the current time is too large.'
  return s3Refusal(403, 'RequestTimeTooSkewed', message)
}

function canonicalPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeS3(decoded(segment)))
    .join('/')
}

function canonicalQuery(query: readonly [string, string][]): string {
  const pairs = query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeS3(name), encodeS3(value)] as const)
  return pairs
    .toSorted(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function headerText(value: string | readonly string[] | undefined): string {
  const text = typeof value === 'string' ? value : (value ?? []).join(',')
  return text.trim().replace(/ +/g, ' ')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
