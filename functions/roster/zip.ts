import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries together, inflated. */
  readonly inflated: number
  /** Inflated to packed size of one entry, looked at from 100 kB on: small markup packs better than any bomb needs. */
  readonly ratio: number
}

export type ZipRead =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' }

interface DirectoryEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly inflated: number
  readonly crc: number
  readonly offset: number
}

const damaged = { ok: false, reason: 'damaged' } as const
const tooLarge = { ok: false, reason: 'too-large' } as const

/**
 * Unpacks the entries that `wanted` names from a zip file, within limits. Sizes are first judged as the central directory
 * declares them, for all entries; then each wanted entry is inflated with that size as a hard cap, so a header that lies
 * is refused after at most the declared bytes. Zip64, encryption and doubled names are refused: no spreadsheet of
 * this size needs them. Layout: PKWARE APPNOTE 4.3.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits, wanted: (name: string) => boolean): ZipRead {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(file)
  if (directory === undefined) return damaged
  if (directory.length > limits.entries) return tooLarge
  if (directory.reduce((sum, entry) => sum + entry.inflated, 0) > limits.inflated) return tooLarge
  if (directory.some((entry) => entry.inflated > 100_000 && entry.inflated > limits.ratio * entry.packed))
    return tooLarge
  const entries = new Map<string, Uint8Array>()
  for (const entry of directory) {
    if (!wanted(entry.name)) continue
    const data = inflate(file, entry)
    if (data === undefined || entries.has(entry.name)) return damaged
    entries.set(entry.name, data)
  }
  return { ok: true, entries }
}

function readDirectory(file: Buffer): DirectoryEntry[] | undefined {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1 || end + 22 > file.length) return undefined
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries: DirectoryEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = file.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    const encrypted = (file.readUInt16LE(at + 8) & 1) === 1
    if (encrypted || next > end) return undefined
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      inflated: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

function inflate(file: Buffer, entry: DirectoryEntry): Buffer | undefined {
  const { offset } = entry
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) return undefined
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + entry.packed > file.length) return undefined
  const packed = file.subarray(start, start + entry.packed)
  const data = entry.method === 0 ? packed : entry.method === 8 ? inflateCapped(packed, entry.inflated) : undefined
  return data?.length === entry.inflated && crc32(data) === entry.crc ? data : undefined
}

function inflateCapped(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) })
  } catch {
    // zlib throws for broken data and for data longer than the cap; either way the entry is not what it says
    return undefined
  }
}
