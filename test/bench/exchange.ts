import { connect } from 'node:net'

export interface Exchanged {
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
