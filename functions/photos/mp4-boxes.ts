/** One box of an ISO base media file (ISO/IEC 14496-12, 4.2): MP4, M4A, 3GP. Offsets into the file. */
interface Box {
  readonly type: string
  readonly start: number
  readonly body: number
  readonly end: number
}

const containers = ['moov', 'trak', 'mdia', 'moof', 'traf']
/**
 * Boxes that say more than how to play: user data (8.10.1: place in `©xyz` and `loci`, author, program), metadata (8.11.1),
 * extensions of makers (4.2, XMP), and free space (8.1.2), which may still hold what was there before.
 */
const telling = ['udta', 'meta', 'uuid', 'free', 'skip']
/** moov, trak, mdia. */
const deepest = 3

export interface Mp4 {
  /** The file with all such boxes made free space of zeros: no size changes, so every offset stays right. */
  readonly blanked: Uint8Array
  /** What each track holds (8.4.3): `soun`, `vide`, … */
  readonly handlers: readonly string[]
}

/** Takes an MP4 apart; undefined when its boxes do not fit into one another or there is nothing to play. */
export function readMp4(bytes: Uint8Array): Mp4 | undefined {
  const boxes = boxesWithin(bytes, 0, bytes.length, 1)
  if (boxes === undefined || !boxes.some(({ type }) => type === 'moov')) return undefined
  // a copy: slice() of a Buffer would share its memory
  const blanked = Uint8Array.from(bytes)
  for (const { type, start, body, end } of boxes) {
    if (!telling.includes(type)) continue
    blanked.set([0x66, 0x72, 0x65, 0x65], start + 4)
    blanked.fill(0, body, end)
  }
  const handlers = boxes
    .filter(({ type, body, end }) => type === 'hdlr' && body + 12 <= end)
    .map(({ body }) => fourLetters(bytes, body + 8))
  return { blanked, handlers }
}

/** All boxes from one offset to another and those within them, each before its own. */
function boxesWithin(bytes: Uint8Array, from: number, to: number, depth: number): Box[] | undefined {
  const found: Box[] = []
  return collect(bytes, from, to, depth, found) ? found : undefined
}

/** Into one list: there may be more boxes than a call takes arguments. */
function collect(bytes: Uint8Array, from: number, to: number, depth: number, found: Box[]): boolean {
  // what is left of a container may be shorter than a box: QuickTime ends lists with four zeros
  for (let start = from; start + 8 <= to;) {
    const box = boxAt(bytes, start, to)
    if (box === undefined) return false
    found.push(box)
    const within = containers.includes(box.type) && depth <= deepest
    if (within && !collect(bytes, box.body, box.end, depth + 1, found)) return false
    start = box.end
  }
  return true
}

function boxAt(bytes: Uint8Array, start: number, to: number): Box | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint32(start)
  const large = size === 1
  if (large && start + 16 > to) return undefined
  // 0 means up to the end; of 64 bits the lower 53 are more than enough here
  const length = size === 0 ? to - start : large ? Number(view.getBigUint64(start + 8)) : size
  const head = large ? 16 : 8
  if (length < head || start + length > to) return undefined
  return { type: fourLetters(bytes, start + 4), start, body: start + head, end: start + length }
}

function fourLetters(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
}
