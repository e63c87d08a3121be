import { createHash } from 'node:crypto'
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ObjectsEngine, startObjects } from '#infra/local/engines/objects.ts'
import { credentials, temporaryDirectory, until } from './engine.ts'

const BUCKET = 'photos'
const ORIGIN = 'http://village.example'
const KEY = 'visits/一/photo.jpg'
const PHOTO = Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7) % 256))
const SHA256 = createHash('sha256').update(PHOTO).digest('base64')

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let engine: ObjectsEngine
let client: S3Client
let clockAhead = 0
const created: [string, string, number][] = []

const start = () =>
  startObjects({
    dataDir: directory.path,
    publicOrigin: ORIGIN,
    credentials,
    buckets: [BUCKET],
    onCreated: (...object) => void created.push(object),
    now: () => Date.now() + clockAhead,
  })
const clientOf = (secretAccessKey = credentials.secretAccessKey, accessKeyId = credentials.accessKeyId) =>
  new S3Client({
    endpoint: engine.endpoint,
    region: 'local',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })

beforeAll(async () => {
  directory = await temporaryDirectory()
  engine = await start()
  client = clientOf()
})
afterAll(async () => {
  await engine.close()
  await directory.remove()
})

const usual: Omit<PresignedPostOptions, 'Bucket'> = {
  Key: KEY,
  Conditions: [
    ['content-length-range', 10, 5_000],
    ['eq', '$Content-Type', 'image/jpeg'],
  ],
  Fields: { 'Content-Type': 'image/jpeg' },
  Expires: 60,
}

interface Upload {
  readonly policy?: Partial<typeof usual>
  readonly fields?: Record<string, string>
  readonly without?: readonly string[]
  readonly file?: Buffer | null
  readonly signer?: S3Client
  readonly bucket?: string
}

async function post({
  policy = {},
  fields = {},
  without = [],
  file = PHOTO,
  signer = client,
  bucket = BUCKET,
}: Upload) {
  const signed = await createPresignedPost(signer, { Bucket: BUCKET, ...usual, ...policy })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...signed.fields, ...fields })) {
    if (!without.includes(name)) form.append(name, value)
  }
  if (file !== null) form.append('file', new Blob([new Uint8Array(file)]), 'photo.jpg')
  return fetch(signed.url.replace(BUCKET, bucket), { method: 'POST', body: form, redirect: 'manual' })
}

const big = Buffer.alloc(12 * 1024 * 1024)
const refusedUploads: [string, Upload, number, string][] = [
  ['another type', { fields: { 'Content-Type': 'text/html' } }, 403, 'AccessDenied'],
  ['no type', { without: ['Content-Type'] }, 403, 'AccessDenied'],
  ['a file too long', { file: Buffer.alloc(5_001) }, 400, 'EntityTooLarge'],
  ['a file longer than the store takes', { file: big }, 400, 'EntityTooLarge'],
  ['a file too short', { file: Buffer.alloc(9) }, 400, 'EntityTooSmall'],
  ['no file', { file: null }, 400, 'InvalidArgument'],
  ['another key', { fields: { key: 'visits/other.jpg' } }, 403, 'AccessDenied'],
  ['another bucket', { bucket: 'exports' }, 403, 'AccessDenied'],
  ['an undeclared field', { fields: { 'x-amz-meta-note': 'hello' } }, 403, 'AccessDenied'],
  ['an undeclared redirect', { fields: { success_action_redirect: 'http://evil.example' } }, 403, 'AccessDenied'],
  ['an expired policy', { policy: { Expires: -10 } }, 403, 'AccessDenied'],
  ['a broken signature', { fields: { 'X-Amz-Signature': '0'.repeat(64) } }, 403, 'SignatureDoesNotMatch'],
  ['no policy', { without: ['Policy'] }, 403, 'AccessDenied'],
  ['no signature', { without: ['X-Amz-Signature'] }, 403, 'SignatureDoesNotMatch'],
  ['a changed policy', { fields: { Policy: Buffer.from('{}').toString('base64') } }, 403, 'SignatureDoesNotMatch'],
  [
    'a wrong checksum',
    { policy: { Fields: { 'Content-Type': 'image/jpeg', 'x-amz-checksum-sha256': 'AAAA' } } },
    400,
    'BadDigest',
  ],
]

test.each(refusedUploads)('an upload with %s is refused and nothing is stored', async (_, upload, status, code) => {
  const answer = await post(upload)
  expect([answer.status, /<Code>(\w+)</.exec(await answer.text())?.[1]]).toEqual([status, code])
  const listed = await client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'visits/' }))
  expect(listed.KeyCount).toBe(0)
})

test('an upload signed with another secret, or by an unknown key, is refused', async () => {
  expect((await post({ signer: clientOf('wrong') })).status).toBe(403)
  expect(await (await post({ signer: clientOf('local-secret', 'stranger') })).text()).toContain('InvalidAccessKeyId')
})

test('an upload that keeps its policy is stored, and told of', async () => {
  const checked = { 'Content-Type': 'image/jpeg', 'x-amz-checksum-sha256': SHA256, 'x-amz-meta-visit': 'v1' }
  const answer = await post({ policy: { Key: `ok/${KEY}`, Fields: checked } })
  expect(answer.status).toBe(204)
  const read = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: `ok/${KEY}` }))
  expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(PHOTO)).toBe(true)
  expect([read.ContentType, read.Metadata]).toEqual(['image/jpeg', { visit: 'v1' }])
  await until(() => created.some(([, key]) => key === `ok/${KEY}`))
  expect(created).toContainEqual([BUCKET, `ok/${KEY}`, PHOTO.length])
})

test('an upload is answered as its form asked', async () => {
  const redirect = { 'Content-Type': 'image/jpeg', success_action_redirect: 'http://village.example/done?x=1' }
  const redirected = await post({ policy: { Key: 'ok/r.jpg', Fields: redirect } })
  expect(redirected.status).toBe(303)
  expect(redirected.headers.get('location')).toMatch(
    /^http:\/\/village\.example\/done\?x=1&bucket=photos&key=ok%2Fr\.jpg&etag=/,
  )
  const made = await post({
    policy: { Key: 'ok/s.jpg', Fields: { 'Content-Type': 'image/jpeg', success_action_status: '201' } },
  })
  expect([made.status, await made.text()]).toEqual([201, expect.stringContaining('<Key>ok/s.jpg</Key>')])
})

test('a key that may only begin so may not begin otherwise', async () => {
  const policy = { Key: 'ok/free/${filename}' }
  expect((await post({ policy })).status).toBe(204)
  expect((await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'ok/free/photo.jpg' }))).ContentLength).toBe(
    4_000,
  )
  expect((await post({ policy, fields: { key: 'elsewhere/photo.jpg' } })).status).toBe(403)
})

test('a signed put is stored and told of; a body that is not the signed one is refused', async () => {
  await client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/put (1)+*.txt', Body: '村', ContentType: 'text/plain' }),
  )
  await until(() => created.some(([, key]) => key === 'ok/put (1)+*.txt'))
  expect(created).toContainEqual([BUCKET, 'ok/put (1)+*.txt', 3])
  const wrong = new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/w', Body: 'a', ChecksumSHA256: SHA256 })
  await expect(client.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' })
  await expect(clientOf('wrong').send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'ok/w' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  })
})

test('reading needs a signature that fits and has not expired', async () => {
  await client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/read me.txt', Body: 'text', ContentType: 'text/plain' }),
  )
  const anonymous = await fetch(`${engine.endpoint}/${BUCKET}/ok/read%20me.txt`)
  expect([anonymous.status, await anonymous.text()]).toEqual([
    403,
    expect.stringContaining('<Code>AccessDenied</Code>'),
  ])
  const get = new GetObjectCommand({
    Bucket: BUCKET,
    Key: 'ok/read me.txt',
    ResponseContentDisposition: "attachment; filename*=UTF-8''%E8%AE%B0.txt",
  })
  const url = await getSignedUrl(client, get, { expiresIn: 60 })
  const answer = await fetch(url)
  expect([answer.status, await answer.text()]).toEqual([200, 'text'])
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E8%AE%B0.txt")
  const chinese = new GetObjectCommand({ ...get.input, ResponseContentDisposition: 'attachment; filename="记录.txt"' })
  expect((await fetch(await getSignedUrl(client, chinese))).status).toBe(400)
  expect((await fetch(url.replace('read%20me', 'other'))).status).toBe(403)
  expect((await fetch(url.replace('attachment', 'inline'))).status).toBe(403)
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
  clockAhead = 61_000
  const late = await fetch(url)
  clockAhead = 0
  expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')])
  const part = await fetch(url, { headers: { range: 'bytes=1-2' } })
  expect([part.status, await part.text()]).toEqual([206, 'ex'])
})

test('a presigned address carries its own metadata and takes no further x-amz header', async () => {
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/private', Body: 'private' }))
  const plain = clientOf()
  plain.config.requestChecksumCalculation = async () => 'WHEN_REQUIRED'
  const command = new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/mine', Metadata: { visit: 'v2' } })
  const url = await getSignedUrl(plain, command, { expiresIn: 60 })
  const stolen = await fetch(url, { method: 'PUT', headers: { 'x-amz-copy-source': `/${BUCKET}/ok/private` } })
  expect([stolen.status, await stolen.text()]).toEqual([403, expect.stringContaining('not signed')])
  expect((await fetch(url, { method: 'PUT', body: 'mine' })).status).toBe(200)
  const read = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'ok/mine' }))
  expect([await read.Body?.transformToString(), read.Metadata]).toEqual(['mine', { visit: 'v2' }])
})

test('pages of the configured origin may read and upload, others get no leave', async () => {
  const ask = (origin: string) =>
    fetch(`${engine.endpoint}/${BUCKET}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })
  const allowed = await ask(ORIGIN)
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, ORIGIN])
  expect(allowed.headers.get('access-control-allow-methods')).toContain('POST')
  expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type')
  const other = await ask('http://evil.example')
  expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null])
  const read = await fetch(`${engine.endpoint}/${BUCKET}/x`, { headers: { origin: ORIGIN } })
  expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([403, ORIGIN])
})

test('objects survive a restart', async () => {
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'ok/kept', Body: 'kept' }))
  await engine.close()
  engine = await start()
  client = clientOf()
  const read = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'ok/kept' }))
  expect(await read.Body?.transformToString()).toBe('kept')
})
