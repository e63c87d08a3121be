/** What the first bytes say a recording is; the name and the declared type say nothing. */
export type VoiceKind = 'webm' | 'ogg' | 'wav' | 'amr' | 'amr-wb' | 'mp4' | 'mp3' | 'aac' | 'unsupported' | 'unknown'

/** FLAC, CAF, AIFF, MIDI, WMA, and what WeChat keeps its voice messages in: sound, but no phone's browser plays it. */
const others = ['fLaC', 'caff', 'FORM', 'MThd', '\x30\x26\xb2\x75', '#!SILK_V3', '\x02#!SILK_V3']

/** Sniffs a recording from which tags before the sound are gone (`id3.ts`). Kind alone: whether it holds sound only is asked later. */
export function voiceKind(bytes: Uint8Array): VoiceKind {
  const head = latin1(bytes, 64)
  // EBML header (RFC 8794) whose DocType (0x4282) is webm
  if (head.startsWith('\x1a\x45\xdf\xa3')) return /\x42\x82[\x84\x40].?webm/s.test(head) ? 'webm' : 'unsupported'
  if (head.startsWith('OggS\0')) return 'ogg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return 'wav'
  // RFC 4867, 5.1
  if (head.startsWith('#!AMR-WB\n')) return 'amr-wb'
  if (head.startsWith('#!AMR\n')) return 'amr'
  if (head.slice(4, 8) === 'ftyp') return 'mp4'
  if (others.some((start) => head.startsWith(start))) return 'unsupported'
  if (followed(bytes, mp3Length)) return 'mp3'
  return followed(bytes, adtsLength) ? 'aac' : 'unknown'
}

export function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1')
}

/** Whether a frame begins here and another begins where it ends, if there is room: two bytes alone prove little. */
function followed(bytes: Uint8Array, lengthAt: (bytes: Uint8Array, at: number) => number | undefined): boolean {
  const first = lengthAt(bytes, 0)
  if (first === undefined) return false
  return first + 7 > bytes.length ? first <= bytes.length : lengthAt(bytes, first) !== undefined
}

/** Kilobits a second by index, layer III of MPEG-1 and of MPEG-2 (ISO/IEC 11172-3, 2.4.2.3; 13818-3). */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const samplesASecond = [44_100, 48_000, 32_000]

function mp3Length(bytes: Uint8Array, at: number): number | undefined {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
  const version = (b >> 3) & 3
  if (a !== 0xff || b >> 5 !== 7 || version === 1 || ((b >> 1) & 3) !== 1) return undefined
  const rate = (version === 3 ? rates1 : rates2)[c >> 4]
  const samples = samplesASecond[(c >> 2) & 3]
  // a "free" rate does not say how long a frame is; no phone writes it
  if (rate === undefined || rate === 0 || samples === undefined) return undefined
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000 * slower) / samples) + ((c >> 1) & 1)
}

/** ADTS (ISO/IEC 13818-7, 6.2). */
function adtsLength(bytes: Uint8Array, at: number): number | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
  if (a !== 0xff || (b & 0xf6) !== 0xf0 || ((c >> 2) & 15) > 12) return undefined
  const length = ((d & 3) << 11) | (e << 3) | (f >> 5)
  return length >= 7 ? length : undefined
}
