import { latin1 } from './voice-kind.ts'

/**
 * A recording without the tags around it: ID3v2 before the sound (ID3v2.4.0, 3.1: ten bytes, a size of four times seven
 * bits, ten more with a footer), ID3v1 behind it (the last 128 bytes, "TAG"). They name people, places and programs.
 */
export function withoutId3(bytes: Uint8Array): Uint8Array {
  let from = 0
  while (latin1(bytes.subarray(from), 3) === 'ID3' && from + 10 <= bytes.length) {
    const [flags = 0, a = 0, b = 0, c = 0, d = 0] = bytes.subarray(from + 5, from + 10)
    const size = ((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127)
    from += 10 + size + ((flags & 0x10) === 0 ? 0 : 10)
  }
  // some writers put their padding behind the tag they announced
  while (from > 0 && bytes[from] === 0) from += 1
  const end = latin1(bytes.subarray(-128), 3) === 'TAG' && bytes.length >= 128 ? bytes.length - 128 : bytes.length
  return bytes.subarray(Math.min(from, end), end)
}
