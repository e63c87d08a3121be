import { createHash } from 'node:crypto'
import { withoutId3 } from './id3.ts'
import { readMp4 } from './mp4-boxes.ts'
import type { VoiceKind } from './voice-kind.ts'
import { latin1, voiceKind } from './voice-kind.ts'

export const voiceRefusals = [
  'empty',
  'sound-digest-differs',
  'unsupported-sound',
  'not-a-recording',
  'not-only-sound',
] as const

export type VoiceRefusal = (typeof voiceRefusals)[number]

export type VoiceInspection =
  | {
      readonly ok: true
      /** As it is kept and sent: what the bytes are, whatever they were announced as. */
      readonly type: string
      readonly voice: Uint8Array
    }
  | { readonly ok: false; readonly reason: VoiceRefusal }

/** Codecs and headers stand in the first pages and clusters of a recording. */
const headBytes = 4096

/**
 * Looks at an uploaded recording before anybody hears it: digest (hexadecimal SHA-256, where the phone announced one), kind
 * by first bytes, sound and nothing else. Place and person go: boxes of MP4 and 3GP are blanked, ID3 tags cut off. The sound
 * itself is never touched.
 */
export function inspectVoice(bytes: Uint8Array, wanted: { readonly sha256?: string }): VoiceInspection {
  if (bytes.length === 0) return refuse('empty')
  if (wanted.sha256 !== undefined && digest(bytes) !== wanted.sha256.toLowerCase())
    return refuse('sound-digest-differs')
  const voice = withoutId3(bytes)
  const kind = voiceKind(voice)
  if (kind === 'unsupported') return refuse('unsupported-sound')
  if (kind === 'unknown') return refuse('not-a-recording')
  return look[kind](voice)
}

const refuse = (reason: VoiceRefusal): VoiceInspection => ({ ok: false, reason })

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const look: Readonly<Record<Exclude<VoiceKind, 'unsupported' | 'unknown'>, (voice: Uint8Array) => VoiceInspection>> = {
  // frames were found already
  mp3: (voice) => ({ ok: true, type: 'audio/mpeg', voice }),
  aac: (voice) => ({ ok: true, type: 'audio/aac', voice }),
  webm: (voice) => byCodecs(voice, 'audio/webm', /A_OPUS|A_VORBIS/, /V_(?:VP8|VP9|AV1|MPEG)/),
  ogg: (voice) => byCodecs(voice, 'audio/ogg', /OpusHead|\x01vorbis|Speex {3}|\x7fFLAC/, /\x80theora/),
  wav: (voice) => byCodecs(voice, 'audio/wav', /fmt [^]*data/, /^$/),
  amr: (voice) => amr(voice, '#!AMR\n', 'audio/amr'),
  'amr-wb': (voice) => amr(voice, '#!AMR-WB\n', 'audio/amr-wb'),
  mp4,
}

function byCodecs(voice: Uint8Array, type: string, sound: RegExp, picture: RegExp): VoiceInspection {
  const head = latin1(voice, headBytes)
  if (picture.test(head)) return refuse('not-only-sound')
  return sound.test(head) ? { ok: true, type, voice } : refuse('not-a-recording')
}

/** Bytes of a frame with its first one, by frame type (RFC 4867, 5.3; 3GPP TS 26.101 and 26.201); 15 is a pause. */
const frames = [13, 14, 16, 18, 20, 21, 27, 32, 6]
const wideFrames = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6]

/** At least one whole frame, and another or nothing behind it. */
function amr(voice: Uint8Array, magic: string, type: string): VoiceInspection {
  const lengths = type === 'audio/amr' ? frames : wideFrames
  const lengthAt = (at: number): number => {
    const first = voice[at] ?? 0xff
    const kind = (first >> 3) & 15
    return (first & 0x83) === 0 ? (kind === 15 ? 1 : (lengths[kind] ?? 0)) : 0
  }
  const length = lengthAt(magic.length)
  const next = magic.length + length
  const follows = next === voice.length || (next < voice.length && lengthAt(next) > 0)
  return length > 0 && follows ? { ok: true, type, voice } : refuse('not-a-recording')
}

function mp4(bytes: Uint8Array): VoiceInspection {
  const file = readMp4(bytes)
  if (file === undefined || file.handlers.length === 0) return refuse('not-a-recording')
  if (file.handlers.some((handler) => handler !== 'soun')) return refuse('not-only-sound')
  const type = latin1(bytes, 12).slice(8, 10) === '3g' ? 'audio/3gpp' : 'audio/mp4'
  return { ok: true, type, voice: file.blanked }
}
