/** Small recordings as phones and browsers write them, made byte by byte. */

const latin = (text: string) => Buffer.from(text, 'latin1')
const join = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)))

const u32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const u32le = (n: number) => Buffer.from([n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24])

/** PCM, one channel of 8 bits at 8 kHz: a tone a browser can play. */
export function wav(seconds = 0.5): Buffer {
  const rate = 8000
  const samples = Buffer.from(
    Array.from({ length: Math.round(seconds * rate) }, (_, n) => 128 + Math.round(90 * Math.sin(n / 3))),
  )
  const format = join(u32le(16), '\x01\0\x01\0', u32le(rate), u32le(rate), '\x01\0\x08\0')
  return join('RIFF', u32le(36 + samples.length), 'WAVE', 'fmt ', format, 'data', u32le(samples.length), samples)
}

/** A box of an ISO base media file. */
export const box = (type: string, ...parts: readonly (Uint8Array | string)[]): Buffer => {
  const body = join(...parts)
  return join(u32(body.length + 8), type, body)
}

const handler = (kind: string) => box('hdlr', u32(0), u32(0), kind, u32(0), u32(0), u32(0), '\0')
export const track = (kind: string, ...more: readonly Buffer[]) => box('trak', box('mdia', handler(kind)), ...more)

export const place = '+29.7750+104.8500/'
/** Place as Android writes it, name and e-mail as recorders do. */
export const userData = () =>
  box('udta', box('\xa9xyz', '\0\x12\x15\xc7', place), box('auth', 'SECRET-NAME'), box('meta', 'SECRET-MAIL'))

export interface Mp4Parts {
  readonly brand?: string
  readonly tracks?: readonly Buffer[]
}

/** Sound before and behind the boxes that describe it, and everything telling that such files are known to carry. */
export function mp4({ brand = 'M4A ', tracks = [track('soun', userData())] }: Mp4Parts = {}): Buffer {
  return join(
    box('ftyp', brand, u32(0), brand),
    box('free', 'SECRET-REST'),
    box('moov', box('mvhd', Buffer.alloc(100)), ...tracks, userData(), box('meta', u32(0), 'SECRET-KEYS')),
    box('uuid', Buffer.alloc(16), 'SECRET-XMP'),
    box('mdat', sound),
  )
}

export const sound = Buffer.from(Array.from({ length: 200 }, (_, n) => (n * 37) % 251))

/** MPEG-1, layer III, 128 kbit/s, 44.1 kHz: each frame takes 417 bytes. */
export const mp3Frames = (count = 2): Buffer =>
  Buffer.concat(Array.from({ length: count }, () => join('\xff\xfb\x90\x00', Buffer.alloc(413, 7))))

/** ID3v2 says its size in four times seven bits. */
export const id3v2 = (text: string, footer = false): Buffer =>
  join(
    'ID3\x04\0',
    footer ? '\x10' : '\0',
    Buffer.from([0, 0, text.length >> 7, text.length & 127]),
    text,
    footer ? '3DI\x04\0\x10\0\0\0\0' : '',
  )
export const id3v1 = (text: string): Buffer => join('TAG', text.padEnd(125, '\0'))

/** ADTS frames of 64 bytes, AAC-LC, 16 kHz. */
export const aac = (count = 2): Buffer =>
  Buffer.concat(Array.from({ length: count }, () => join('\xff\xf1\x60\x40\x08\x1f\xfc', Buffer.alloc(57, 5))))

export const amr = (): Buffer => join('#!AMR\n', '\x3c', Buffer.alloc(31, 9), '\x3c', Buffer.alloc(31, 9))
export const amrWide = (): Buffer => join('#!AMR-WB\n', '\x14', Buffer.alloc(32, 9))

/** The head of what a browser's recorder gives. */
export const webm = (codec = 'A_OPUS'): Buffer =>
  join(
    '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x04',
    '\x18\x53\x80\x67\x16\x54\xae\x6b',
    '\x86\x86',
    codec,
    sound,
  )
export const ogg = (head = 'OpusHead\x01\x01'): Buffer => join('OggS\0\x02', Buffer.alloc(20), '\x01\x13', head, sound)
