import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

export interface BackingAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends one request to the store behind the gate. */
export type Backing = (
  method: string,
  url: string,
  headers: OutgoingHttpHeaders,
  body?: Buffer,
) => Promise<BackingAnswer>

/** The store that listens on this loopback port and checks nothing itself. */
export function backingAt(port: number): Backing {
  return (method, url, headers, body) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': body.length }
      const sent = request(
        { host: '127.0.0.1', port, method, path: url, headers: { ...headers, ...length } },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}
