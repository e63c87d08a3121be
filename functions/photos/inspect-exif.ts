import exifr from 'exifr'

export interface PhotoFacts {
  /** ISO 8601 with offset. */
  readonly takenAt?: string
  /** WGS 84 degrees, as the camera wrote them. */
  readonly place?: { readonly lat: number; readonly lon: number }
}

/**
 * Reads when and where a photo was taken, each only if asked. Cameras write local time; without an offset beside it the
 * villages' own (+08:00) is meant. Anything unreadable or out of range counts as not there.
 */
export async function readPhotoFacts(
  bytes: Uint8Array,
  asked: { readonly keepPlace: boolean; readonly keepTime: boolean },
): Promise<PhotoFacts> {
  const takenAt = asked.keepTime ? await readTime(bytes) : undefined
  const place = asked.keepPlace ? await readPlace(bytes) : undefined
  return { ...(takenAt === undefined ? {} : { takenAt }), ...(place === undefined ? {} : { place }) }
}

async function readTime(bytes: Uint8Array): Promise<string | undefined> {
  const pick = ['DateTimeOriginal', 'OffsetTimeOriginal']
  const tags: unknown = await quietly(() => exifr.parse(bytes, { pick, reviveValues: false }))
  const written = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(textOf(tags, 'DateTimeOriginal'))
  if (written === null) return undefined
  const offset = /^[+-]\d\d:\d\d$/.exec(textOf(tags, 'OffsetTimeOriginal'))?.[0] ?? '+08:00'
  const takenAt = `${written[1]}-${written[2]}-${written[3]}T${written[4]}${offset}`
  return Number.isNaN(Date.parse(takenAt)) || written[1] === '0000' ? undefined : takenAt
}

async function readPlace(bytes: Uint8Array): Promise<{ lat: number; lon: number } | undefined> {
  const found: unknown = await quietly(() => exifr.gps(bytes))
  const lat = numberOf(found, 'latitude')
  const lon = numberOf(found, 'longitude')
  // 0, 0 is what phones write that had no fix
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0) ? { lat, lon } : undefined
}

// exifr throws for markup it cannot follow; a photo without readable facts is still a photo.
async function quietly(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read()
  } catch {
    return undefined
  }
}

function field(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined
}

function textOf(source: unknown, name: string): string {
  const value = field(source, name)
  return typeof value === 'string' ? value : ''
}

function numberOf(source: unknown, name: string): number {
  const value = field(source, name)
  return typeof value === 'number' ? value : Number.NaN
}
