import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectVoice } from '#functions/photos/inspect-voice.ts'
import {
  aac,
  amr,
  amrWide,
  id3v1,
  id3v2,
  mp3Frames,
  mp4,
  ogg,
  place,
  sound,
  track,
  userData,
  wav,
  webm,
} from './recordings.ts'

function heard(bytes: Uint8Array) {
  const seen = inspectVoice(bytes, {})
  return seen.ok ? seen.type : seen.reason
}

function kept(bytes: Uint8Array): Buffer {
  const seen = inspectVoice(bytes, {})
  if (!seen.ok) throw new Error(seen.reason)
  return Buffer.from(seen.voice)
}

describe('a recording', () => {
  test.each([
    ['a browser’s WebM', webm(), 'audio/webm'],
    ['Ogg with Opus', ogg(), 'audio/ogg'],
    ['Ogg with Vorbis', ogg('\x01vorbis'), 'audio/ogg'],
    ['WAV', wav(), 'audio/wav'],
    ['M4A', mp4(), 'audio/mp4'],
    ['3GP', mp4({ brand: '3gp4' }), 'audio/3gpp'],
    ['MP3', mp3Frames(), 'audio/mpeg'],
    ['MP3 of one frame', mp3Frames(1), 'audio/mpeg'],
    ['AAC', aac(), 'audio/aac'],
    ['AMR', amr(), 'audio/amr'],
    ['wide AMR', amrWide(), 'audio/amr-wb'],
  ])('%s is told by its bytes', (_what, bytes, type) => {
    expect(heard(bytes)).toBe(type)
  })

  test.each([
    ['WebM', webm()],
    ['Ogg', ogg()],
    ['WAV', wav()],
    ['AAC', aac()],
    ['AMR', amr()],
    ['MP3 without tags', mp3Frames()],
  ])('%s is kept as it is', (_what, bytes) => {
    expect(kept(bytes).equals(bytes)).toBe(true)
  })

  test('in MP4 loses place, names and programs, and not one byte of sound or offset', () => {
    const bytes = mp4()
    expect(bytes.includes(place)).toBe(true)
    const after = kept(bytes)
    expect(after.length).toBe(bytes.length)
    expect(after.indexOf(sound)).toBe(bytes.indexOf(sound))
    for (const trace of [place, '\xa9xyz', 'SECRET', 'udta', 'meta', 'uuid'])
      expect(after.includes(Buffer.from(trace, 'latin1')), trace).toBe(false)
    // of the track, of the movie, of the movie's metadata, of the maker, and what was free already
    expect(after.toString('latin1').split('free').length - 1).toBe(5)
    expect(bytes.includes(place)).toBe(true)
  })

  test('in MP3 loses its tags, before and behind', () => {
    const tags = [id3v2('SECRET-NAME'.repeat(20)), id3v2('SECRET-PLACE', true)]
    const after = kept(Buffer.concat([...tags, Buffer.alloc(9), mp3Frames(), id3v1('SECRET-TITLE')]))
    expect(after.equals(mp3Frames())).toBe(true)
  })

  test('must have the digest the phone announced', () => {
    const sha256 = createHash('sha256').update(wav()).digest('hex')
    expect(inspectVoice(wav(), { sha256: sha256.toUpperCase() })).toHaveProperty('ok', true)
    expect(inspectVoice(wav(), { sha256: '0'.repeat(64) })).toEqual({ ok: false, reason: 'sound-digest-differs' })
  })
})

describe('what is no recording', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  test.each([
    ['nothing', latin(''), 'empty'],
    ['a text', latin('hello, this is a text'), 'not-a-recording'],
    ['a web page', latin('<!doctype html><script>1</script>'), 'not-a-recording'],
    ['a photo', latin('\xff\xd8\xff\xe0\x00\x10JFIF'), 'not-a-recording'],
    ['a tag without sound', id3v2('only words'), 'not-a-recording'],
    ['a tag that claims more than there is', latin('ID3\x04\0\0\x7f\x7f\x7f\x7fx'), 'not-a-recording'],
    ['a web page behind an MP3 mark', latin(`\xff\xfb\x90\x00<html>${' '.repeat(600)}`), 'not-a-recording'],
    ['a web page behind an AAC mark', latin(`\xff\xf1\x60\x40\x08\x1f\xfc<html>${' '.repeat(99)}`), 'not-a-recording'],
    ['AMR that is none', latin('#!AMR\n<html>'), 'not-a-recording'],
    ['WAV without sound', latin('RIFF\0\0\0\0WAVEfmt '), 'not-a-recording'],
    ['Ogg of nobody knows what', ogg('nothing'), 'not-a-recording'],
    ['MP4 without a track', mp4({ tracks: [] }), 'not-a-recording'],
    ['half an MP4', mp4().subarray(0, 90), 'not-a-recording'],
    ['a HEIC photo', latin('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1'), 'not-a-recording'],
    ['FLAC', latin('fLaC\0\0\0\x22'), 'unsupported-sound'],
    ['what WeChat keeps its voice messages in', latin('\x02#!SILK_V3\x01\x02'), 'unsupported-sound'],
    ['Matroska', latin('\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska'), 'unsupported-sound'],
    ['a video in MP4', mp4({ tracks: [track('soun'), track('vide', userData())] }), 'not-only-sound'],
    ['a video in WebM', webm('V_VP8....A_OPUS'), 'not-only-sound'],
    ['a video in Ogg', ogg('OpusHead...\x80theora'), 'not-only-sound'],
  ])('%s is refused', (_what, bytes, reason) => {
    expect(heard(bytes)).toBe(reason)
  })

  test.each([
    ['MP4', mp4()],
    ['MP3', Buffer.concat([id3v2('words'), mp3Frames(), id3v1('words')])],
  ])('no bytes of %s make the inspection throw', (_what, recording) => {
    const at = fc.nat({ max: recording.length - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.nat({ max: 255 })), { maxLength: 8 }), at, (hurts, end) => {
        const bytes = Uint8Array.from(recording)
        for (const [where, byte] of hurts) bytes[where] = byte
        inspectVoice(bytes, {})
        inspectVoice(bytes.subarray(0, end), {})
      }),
      { numRuns: 500 },
    )
  })

  test('boxes within boxes beyond all measure are no recording', () => {
    const deep = Buffer.alloc(80_000)
    for (let n = 0; n < 10_000; n += 1) {
      deep.writeUInt32BE(deep.length - n * 8, n * 8)
      deep.write('moov', n * 8 + 4, 'latin1')
    }
    expect(heard(Buffer.concat([Buffer.from('\0\0\0\x10ftypM4A \0\0\0\0', 'latin1'), deep]))).toBe('not-a-recording')
  })

  test('as many boxes beside one another as 2 MiB have room for are no recording', () => {
    const wide = Buffer.alloc(2 * 1024 * 1024 - 16)
    for (let at = 0; at < wide.length; at += 8) {
      wide.writeUInt32BE(at === 0 ? wide.length : 8, at)
      wide.write(at === 0 ? 'moov' : 'trak', at + 4, 'latin1')
    }
    expect(heard(Buffer.concat([Buffer.from('\0\0\0\x10ftypM4A \0\0\0\0', 'latin1'), wide]))).toBe('not-a-recording')
  })
})
