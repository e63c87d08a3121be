import type { IncomingMessage } from 'node:http'

/** Bytes read past the limit and dropped before the connection is cut: browsers show an answer only after sending. */
const DROPPED_AT_MOST = 128 * 1024 * 1024

/**
 * Reads a request's body, at most `limit` bytes in memory. Returns the length when it is longer, the rest dropped.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | { readonly length: number }> {
  let chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length <= limit) chunks.push(bytes)
    else chunks = []
    if (length > limit + DROPPED_AT_MOST) break
  }
  return length > limit ? { length } : Buffer.concat(chunks, length)
}
