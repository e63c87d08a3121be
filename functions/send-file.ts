import type { BundledFiles } from './ports.ts'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

/** Smallest first. Copies of a text lie beside it under these endings. */
const encodings = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/**
 * A bundled file as the answer to a browser that accepts these encodings; undefined when there is none of that name. A file
 * whose name holds its hash is kept for a year, any other asked for anew each time.
 */
export async function sendFile(files: BundledFiles, name: string, accepted = ''): Promise<Response | undefined> {
  const headers = new Headers({
    'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'Cache-Control': /-[A-Z0-9]{8}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  })
  for (const { encoding, ending } of encodings) {
    const small = accepted.includes(encoding) ? await files(`${name}${ending}`) : undefined
    if (small === undefined) continue
    headers.set('Content-Encoding', encoding)
    return new Response(Buffer.from(small), { headers })
  }
  const bytes = await files(name)
  return bytes === undefined ? undefined : new Response(Buffer.from(bytes), { headers })
}
