import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

export interface UploadTicket {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

export interface UploadTerms {
  readonly key: string
  readonly type: string
  /** Bytes, from and to. */
  readonly length: readonly [number, number]
  readonly sha256?: string
  readonly redirect?: string
  readonly seconds: number
}

/** The one client of S3: photos and published files. */
export interface Objects {
  put(key: string, body: Uint8Array | string, type: string): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
  remove(key: string): Promise<void>
  /** A form post to S3 that allows exactly this key, type and length. */
  ticket(terms: UploadTerms): Promise<UploadTicket>
  /** An address at which the object can be read for a while. */
  link(key: string, seconds: number): Promise<string>
}

export function createObjects(client: S3Client, bucket: string): Objects {
  return {
    async put(key, body, type) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type }))
    },
    async get(key) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return await answer.Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },
    async ticket({ key, type, length, sha256, redirect, seconds }) {
      const fields: Record<string, string> = {
        'Content-Type': type,
        ...(sha256 === undefined ? {} : { 'x-amz-checksum-sha256': sha256, 'x-amz-checksum-algorithm': 'SHA256' }),
        ...(redirect === undefined ? {} : { success_action_redirect: redirect }),
      }
      return createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Fields: fields,
        Conditions: [
          ['content-length-range', length[0], length[1]],
          ...Object.entries(fields).map(([name, value]): ['eq', string, string] => ['eq', `$${name}`, value]),
        ],
        Expires: seconds,
      })
    },
    link: (key, seconds) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: seconds }),
  }
}
