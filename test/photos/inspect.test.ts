import { createHash } from 'node:crypto'
import exifr from 'exifr'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { inspectPhoto } from '#functions/photos/inspect.ts'

const nothing = { keepPlace: false, keepTime: false }
const everything = { keepPlace: true, keepTime: true }

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a7' } })

/** A JPEG as a phone writes it: lying on its side, with time, place, profile and a comment. */
async function fromPhone(width = 2000, height = 1000) {
  const photo = await blank(width, height)
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: 'Village', Orientation: '6', ImageDescription: 'SECRET-NOTE' },
      IFD2: { DateTimeOriginal: '2026:11:20 17:30:05' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '29/1 46/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '104/1 51/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  return new Uint8Array(photo)
}

async function reasonOf(bytes: Uint8Array) {
  const seen = await inspectPhoto(bytes, nothing)
  return seen.ok ? 'ok' : seen.reason
}

describe('a photo', () => {
  test('comes out upright, at most 1600 pixels, with a thumbnail', async () => {
    const seen = await inspectPhoto(await fromPhone(), nothing)
    expect(seen).toMatchObject({ ok: true, width: 800, height: 1600 })
    if (!seen.ok) return
    expect(await sharp(seen.photo).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 1600 })
    expect(await sharp(seen.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 160, height: 320 })
  })

  test('comes out without any metadata', async () => {
    const original = await fromPhone()
    expect(await exifr.gps(original)).toMatchObject({ latitude: expect.closeTo(29.775, 4) })
    const seen = await inspectPhoto(original, everything)
    if (!seen.ok) throw new Error(seen.reason)
    for (const made of [seen.photo, seen.thumbnail]) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(made).metadata()
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
      expect(await exifr.parse(made)).toBeUndefined()
      const text = Buffer.from(made).toString('latin1')
      for (const word of ['Exif', 'SECRET', 'Village', 'ICC_PROFILE', 'http://ns.adobe'])
        expect(text).not.toContain(word)
      expect(text).not.toContain('\xff\xfe')
    }
  })

  test('tells time and place only where asked', async () => {
    const photo = await fromPhone(300, 200)
    const both = await inspectPhoto(photo, everything)
    expect(both).toMatchObject({
      takenAt: '2026-11-20T17:30:05+08:00',
      place: { lat: expect.closeTo(29.775, 4), lon: expect.closeTo(104.85, 4) },
    })
    const time = await inspectPhoto(photo, { keepTime: true, keepPlace: false })
    expect(time).toHaveProperty('takenAt')
    expect(time).not.toHaveProperty('place')
    const none = await inspectPhoto(photo, nothing)
    expect(none).not.toHaveProperty('takenAt')
    expect(none).not.toHaveProperty('place')
  })

  test('without facts is a photo all the same', async () => {
    const seen = await inspectPhoto(await blank(40, 30).jpeg().toBuffer(), everything)
    expect(seen).toMatchObject({ ok: true, width: 40, height: 30 })
    expect(seen).not.toHaveProperty('place')
  })

  test('may be PNG with transparency or WebP', async () => {
    const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const seen = await inspectPhoto(await clear.png().toBuffer(), nothing)
    if (!seen.ok) throw new Error(seen.reason)
    expect((await sharp(seen.photo).stats()).channels[0]?.min).toBe(255)
    expect(await reasonOf(await blank(50, 50).webp().toBuffer())).toBe('ok')
  })

  test('must have the digest the phone announced', async () => {
    const photo = await blank(10, 10).jpeg().toBuffer()
    const sha256 = createHash('sha256').update(photo).digest('hex')
    expect(await inspectPhoto(photo, { ...nothing, sha256 })).toHaveProperty('ok', true)
    expect(await inspectPhoto(photo, { ...nothing, sha256: sha256.toUpperCase() })).toHaveProperty('ok', true)
    expect(await inspectPhoto(photo, { ...nothing, sha256: '0'.repeat(64) })).toEqual({
      ok: false,
      reason: 'digest-differs',
    })
  })
})

describe('what is no photo', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'unsupported'],
    ['SVG behind a declaration', '<?xml version="1.0"?><svg/>', 'unsupported'],
    ['HTML', '<!doctype html><script>1</script>', 'unsupported'],
    ['a shell script', '#!/bin/sh\nrm -r x', 'unsupported'],
    ['a script', 'alert(document.cookie)', 'unsupported'],
    ['PDF', '%PDF-1.7\n\x00\x01', 'unsupported'],
    ['GIF', 'GIF89a\x01\x00', 'unsupported'],
    ['HEIC', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00', 'unsupported'],
    ['TIFF', 'II*\x00\x08\x00', 'unsupported'],
    ['zeros', '\x00\x00\x00\x00\x00\x00\x00\x00\x00', 'not-a-picture'],
    ['a JPEG that is only a beginning', '\xff\xd8\xff\xe0\x00\x10JFIF', 'not-a-picture'],
    ['HTML behind a JPEG mark', '\xff\xd8\xff<html>', 'not-a-picture'],
    ['WebP that is none', 'RIFF\x00\x00\x00\x00WEBPVP8 ', 'not-a-picture'],
  ])('%s is refused', async (_what, content, reason) => {
    expect(await reasonOf(Buffer.from(content, 'latin1'))).toBe(reason)
  })

  test('half a photo is refused', async () => {
    const noise = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await reasonOf(noise)).toBe('ok')
    expect(await reasonOf(noise.subarray(0, noise.length / 2))).toBe('not-a-picture')
  })

  test('more than fifty million pixels are refused by the header alone', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 6300, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer()
    expect(await reasonOf(bomb)).toBe('too-many-pixels')
  })

  test('no bytes make the inspection throw', async () => {
    const sound = await fromPhone(60, 40)
    const place = fc.nat({ max: sound.length - 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 6 }), async (hurts) => {
        const bytes = sound.slice()
        for (const [at, byte] of hurts) bytes[at] = byte
        await inspectPhoto(bytes, everything)
      }),
      { numRuns: 60 },
    )
  })
})
