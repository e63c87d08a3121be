import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { startStack } from '#infra/local/stack.ts'
import { overHttp } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { atMost } from './figure.ts'
import { inScratch } from './scratch.ts'
import { linksFor, openPoll, openVillage, reachDiscussion, voterCodes } from './village.ts'

const promise = 'the ballot page: one request, at most 14 kB on the wire with headers, no script'
const mostBytes = 14_000

/** What a phone pays to see a ballot: bytes as they cross the socket, requests, script. */
export const ballotPage: Section = {
  name: 'ballot-page',
  title: 'what a phone loads to see a ballot, TCP payload both ways of plain HTTP/1.1',
  run: () =>
    inScratch(async (dataDir) => {
      const stack = await startStack({ dataDir, log: { write: () => {} } })
      try {
        const village = await openVillage(overHttp(stack.origin), stack.adminLink, 46)
        const topicId = await reachDiscussion(village)
        const figures: Figure[] = []
        for (const count of [3, 12]) {
          const subject = await openPoll(village, topicId, true, count)
          const [path = ''] = await linksFor(village, { act: 'vote', subject }, voterCodes(1))
          figures.push(...(await pageFigures(stack.origin, path, count)))
        }
        return figures
      } finally {
        await stack.close()
      }
    }),
}

async function pageFigures(origin: string, path: string, count: number): Promise<Figure[]> {
  const plain = await exchange(origin, path, 'identity')
  const zipped = await exchange(origin, path, 'gzip')
  const html = plain.body.toString()
  const compresses = zipped.head.toLowerCase().includes('content-encoding: gzip')
  const gzipNote = compresses
    ? {}
    : { note: `the server does not compress; gzip would make the body ${gzipSync(plain.body).length} bytes` }
  const fetched = fetchedBy(html)
  const of = `${count} choices`
  return [
    {
      name: `${of}: answer with headers, asked without gzip`,
      value: plain.bytes,
      unit: 'bytes',
      parts: { head: plain.bytes - plain.body.length, body: plain.body.length, request: plain.sent },
      promise: atMost(promise, plain.bytes, mostBytes),
    },
    {
      name: `${of}: answer with headers, asked with gzip`,
      value: zipped.bytes,
      unit: 'bytes',
      ...gzipNote,
      promise: atMost(promise, zipped.bytes, mostBytes),
    },
    {
      name: `${of}: requests`,
      value: 1 + fetched.length,
      unit: '',
      promise: atMost(promise, 1 + fetched.length, 1),
      ...iconNote(html),
    },
    { name: `${of}: script`, value: scriptBytes(html), unit: 'bytes', promise: atMost(promise, scriptBytes(html), 0) },
  ]
}

/** Whatever a browser would fetch to show the page: sources, style sheets, pictures in style. Addresses of links do not count. */
function fetchedBy(html: string): string[] {
  const sources = html.matchAll(/<(?:script|img|iframe|source|audio|video|embed|input)\b[^>]*?\ssrc="([^"]*)"/g)
  const sheets = html.matchAll(/<link\b[^>]*?\shref="([^"]*)"/g)
  const styles = html.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)
  return [...sources, ...sheets, ...styles]
    .map(([, a, b]) => a ?? b ?? '')
    .filter((address) => !address.startsWith('data:'))
}

function iconNote(html: string): { note?: string } {
  if (/<link\b[^>]*rel="icon"/.test(html)) return {}
  return { note: 'names no icon, so that a browser also asks for /favicon.ico once a site (not counted)' }
}

function scriptBytes(html: string): number {
  const scripts = html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>|\son[a-z]+="([^"]*)"/g)
  return [...scripts].reduce((bytes, [all]) => bytes + Buffer.byteLength(all), 0)
}

interface Exchanged {
  readonly bytes: number
  readonly sent: number
  readonly head: string
  readonly body: Buffer
}

/** One GET over a socket of its own, with the headers of a phone's browser; counts every byte of the answer. */
export function exchange(origin: string, path: string, encoding: string): Promise<Exchanged> {
  const { hostname, port, host } = new URL(origin)
  const request = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/111.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    'Accept-Language: zh-CN,zh;q=0.9',
    `Accept-Encoding: ${encoding}`,
    'Connection: close',
    '\r\n',
  ].join('\r\n')
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('end', () => {
      const answer = Buffer.concat(chunks)
      const end = answer.indexOf('\r\n\r\n') + 4
      const head = answer.subarray(0, end).toString()
      if (!head.startsWith('HTTP/1.1 200 '))
        return reject(new Error(`the ballot page answered ${head.split('\r\n')[0]}`))
      resolve({ bytes: answer.length, sent: Buffer.byteLength(request), head, body: answer.subarray(end) })
    })
  })
}
