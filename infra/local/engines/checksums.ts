import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { type S3Refusal, s3Refusal } from './s3-refusal.ts'

/** Compares the file with the checksums its sender declared: `x-amz-checksum-sha256` and `-crc32`, base64. */
export function checkChecksums(declared: (name: string) => string | undefined, file: Buffer): S3Refusal | undefined {
  const sha256 = declared('x-amz-checksum-sha256')
  if (sha256 !== undefined && sha256 !== createHash('sha256').update(file).digest('base64')) return bad('sha256')
  const crc = declared('x-amz-checksum-crc32')
  if (crc === undefined) return undefined
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(file))
  return crc === bytes.toString('base64') ? undefined : bad('crc32')
}

/** Compares the body with the SHA-256 that was signed for it; S3's words for unsigned bodies pass. */
export function checkPayloadHash(signed: string, body: Buffer): S3Refusal | undefined {
  if (signed === 'UNSIGNED-PAYLOAD' || signed === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return undefined
  if (signed.startsWith('STREAMING-')) {
    return s3Refusal(501, 'NotImplemented', 'Signed chunks are not implemented by the local store.')
  }
  if (signed === createHash('sha256').update(body).digest('hex')) return undefined
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed."
  return s3Refusal(400, 'XAmzContentSHA256Mismatch', message)
}

function bad(algorithm: string): S3Refusal {
  return s3Refusal(400, 'BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`)
}
