import type { Context } from 'hono'

interface Sent {
  readonly type: string
  /** Strong: the same text, the same bytes. */
  readonly etag: string
  readonly cache: string
}

/**
 * Bytes that can be asked for in part, as players do: iPhones ask for the first two and play nothing without a 206. One
 * range is served; several, or none that can be read, get the whole (RFC 9110, 14.2).
 */
export function sendRange(c: Context, bytes: Uint8Array, { type, etag, cache }: Sent): Response {
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Cache-Control': cache,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
  }
  if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const unchanged = c.req.header('if-range') ?? etag
  const range = unchanged === etag ? rangeOf(c.req.header('range'), bytes.length) : undefined
  if (range === 'nowhere')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` } })
  const part = range === undefined ? bytes : bytes.subarray(range.from, range.to + 1)
  const partly = range === undefined ? {} : { 'Content-Range': `bytes ${range.from}-${range.to}/${bytes.length}` }
  return new Response(Buffer.from(part), {
    status: range === undefined ? 200 : 206,
    headers: { ...headers, ...partly, 'Content-Length': String(part.length) },
  })
}

function matches(header: string | undefined, etag: string): boolean {
  const known = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

/** From and to, both within; `nowhere` when it begins behind the end; undefined when it is no single range of bytes. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | 'nowhere' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0 ? 'nowhere' : { from: length - count, to: length - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return undefined
  if (from >= length) return 'nowhere'
  return { from, to: last === '' ? length - 1 : Math.min(Number(last), length - 1) }
}
