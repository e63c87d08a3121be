import type { Attachment } from './entry.ts'
import { newId } from './entry.ts'
import type { Keep } from './keep.ts'

/** Longest side of a photo that leaves the phone, in pixels: a document is still readable, and it is 0.2 to 0.5 MB. */
const longestSide = 1600
const quality = 0.82

/** Scales a photo down and turns it upright; the camera's notes of place and time stay behind on the phone. */
export async function scaled(file: Blob): Promise<Blob> {
  const picture = await pictureOf(file)
  const factor = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * factor))
  canvas.height = Math.max(1, Math.round(picture.height * factor))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws no pictures')
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob === null ? failed(new Error('not a picture')) : done(blob)), 'image/jpeg', quality),
  )
}

/** Drawn by an image element: old WebViews do not turn pictures by their EXIF note in createImageBitmap. */
async function pictureOf(file: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    await new Promise((done, failed) => {
      image.addEventListener('load', done)
      image.addEventListener('error', () => failed(new Error('not a picture')))
      image.src = address
    })
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Keeps a file on the phone and describes it for the act it belongs to. */
export async function attach(
  keep: Keep,
  file: Blob,
  as: Pick<Attachment, 'kind' | 'field'> & { type?: string },
): Promise<Attachment> {
  const bytes = await file.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const blobId = newId()
  const type = as.type ?? file.type
  await keep.blobs.put(blobId, new Blob([bytes], { type }))
  return {
    blobId,
    kind: as.kind,
    field: as.field,
    type,
    length: bytes.byteLength,
    sha256: btoa(String.fromCharCode(...digest)),
  }
}
