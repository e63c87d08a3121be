import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]

/** Writes compressed copies of a file beside it. Out: bytes with brotli, which browsers take over TLS; gzip is for a plain local address. */
export async function compressBeside(file: string): Promise<number> {
  const bytes = await readFile(file)
  const [small, wider] = await Promise.all([brotli(bytes), zip(bytes, { level: 9 })])
  await Promise.all([writeFile(`${file}.br`, small), writeFile(`${file}.gz`, wider)])
  return small.length
}
