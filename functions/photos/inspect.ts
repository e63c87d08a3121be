import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import type { PhotoFacts } from './inspect-exif.ts'
import { readPhotoFacts } from './inspect-exif.ts'
import { photoKind } from './inspect-kind.ts'

export const photoRefusals = ['not-a-picture', 'too-many-pixels', 'digest-differs', 'unsupported', 'empty'] as const

export type PhotoRefusal = (typeof photoRefusals)[number]

export interface PhotoWanted {
  /** What the phone says it sent: hexadecimal SHA-256 of the bytes. */
  readonly sha256?: string
  readonly keepPlace: boolean
  readonly keepTime: boolean
}

export type PhotoInspection =
  | ({
      readonly ok: true
      /** JPEG, upright, longest side at most 1600 px, no metadata. */
      readonly photo: Uint8Array
      /** The same at 320 px. */
      readonly thumbnail: Uint8Array
      /** Of `photo`, in pixels. */
      readonly width: number
      readonly height: number
    } & PhotoFacts)
  | { readonly ok: false; readonly reason: PhotoRefusal }

// The largest phone sensors give 50 million pixels by default; more is a decompression bomb or no phone.
const mostPixels = 50_000_000
const photoSide = 1600
const thumbnailSide = 320

/**
 * Looks at an uploaded photo before anybody else sees it: digest, kind by first bytes, size, then a new JPEG made from the
 * pixels alone. Time and place are read from the original first, and only where the form asks for them.
 */
export async function inspectPhoto(bytes: Uint8Array, wanted: PhotoWanted): Promise<PhotoInspection> {
  if (bytes.length === 0) return refuse('empty')
  if (wanted.sha256 !== undefined && digest(bytes) !== wanted.sha256.toLowerCase()) return refuse('digest-differs')
  const kind = photoKind(bytes)
  if (kind === 'unsupported') return refuse('unsupported')
  if (kind === 'unknown') return refuse('not-a-picture')
  const size = await readSize(bytes)
  if (size === undefined) return refuse('not-a-picture')
  if (size.width * size.height > mostPixels) return refuse('too-many-pixels')
  const facts = await readPhotoFacts(bytes, wanted)
  try {
    // "error" implies "truncated": half a photo is refused, harmless warnings are not
    const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    const { data: photo, info } = await jpegOf(upright, photoSide, 80)
    const { data: thumbnail } = await jpegOf(sharp(photo), thumbnailSide, 70)
    return { ok: true, photo, thumbnail, width: info.width, height: info.height, ...facts }
  } catch {
    // sharp has no closed list of errors: whatever it cannot decode is no picture
    return refuse('not-a-picture')
  }
}

const refuse = (reason: PhotoRefusal): PhotoInspection => ({ ok: false, reason })

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function readSize(bytes: Uint8Array): Promise<{ width: number; height: number } | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return undefined
  }
}

// sharp leaves all metadata out unless told to keep it; colours become sRGB, transparency white.
function jpegOf(picture: Sharp, side: number, quality: number) {
  return picture
    .flatten({ background: '#ffffff' })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true })
}
