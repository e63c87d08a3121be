import { Agent, createServer, request as ask } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Passing {
  readonly status: number
  readonly body: Buffer
}

export interface Asked {
  readonly operation: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** What the database does instead of its work; `lost` is done and not told. */
export type Fault = { readonly answer: Passing } | { readonly instead: Asked; readonly rest: object } | 'lost'

export interface ProxyOptions {
  readonly target: string
  /** For the n-th request that reads or writes items; those that read the stream are counted below zero. */
  readonly faultAt: (n: number, asked: Asked) => Fault | undefined
  /** Told before the n-th request goes on and after it was done; true when nobody is left to answer. */
  readonly moment: (n: number, when: 'before' | 'after') => Promise<boolean>
  /** A database that is broken on purpose answers in its own way. */
  readonly broken?: (asked: Asked, forward: (asked: Asked) => Promise<Passing>) => Promise<Passing>
}

export interface ThrottleProxy {
  readonly endpoint: string
  readonly faults: () => number
  /** From now on nothing goes wrong any more. */
  calm(): void
  plug(on: boolean): void
  close(): Promise<void>
}

const itemWork = new Set([
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
])

/** Stands between the functions and their database and speaks as DynamoDB does when it is asked too much. */
export async function startThrottleProxy(options: ProxyOptions): Promise<ThrottleProxy> {
  const agent = new Agent({ keepAlive: true })
  const target = new URL(options.target)
  let [requests, reads, faults, calm, plugged] = [0, 0, 0, false, true]

  const forward = ({ headers, body }: Asked) =>
    new Promise<Passing>((resolve, reject) => {
      const { 'content-length': _length, host: _host, connection: _connection, ...rest } = headers
      const onward = ask(target, { agent, method: 'POST', headers: { ...rest, 'content-length': body.length } })
      onward.once('error', reject)
      onward.once('response', (response) => {
        bytesOf(response).then((bytes) => resolve({ status: response.statusCode ?? 500, body: bytes }), reject)
      })
      onward.end(body)
    })

  const streamAnswer = (fault: Fault | undefined, onward: () => Promise<Passing>) => {
    if (fault === undefined) return onward()
    faults++
    return fault !== 'lost' && 'answer' in fault ? fault.answer : undefined
  }

  const work = async (asked: Asked): Promise<Passing | undefined> => {
    if (!plugged) return undefined
    const onward = () => (options.broken === undefined ? forward(asked) : options.broken(asked, forward))
    if (calm) return onward()
    // The stream is asked all the time: its requests are no moments at which anything could happen.
    if (asked.operation === 'GetRecords') return streamAnswer(options.faultAt(-++reads, asked), onward)
    if (!itemWork.has(asked.operation)) return onward()
    const n = ++requests
    if (await options.moment(n, 'before')) return undefined
    const fault = options.faultAt(n, asked)
    if (fault !== undefined) faults++
    if (fault !== undefined && fault !== 'lost' && 'answer' in fault) return fault.answer
    const part = fault !== undefined && fault !== 'lost' ? fault : undefined
    const done = part === undefined ? await onward() : withRest(await forward(part.instead), part.rest)
    const nobodyLeft = await options.moment(n, 'after')
    return nobodyLeft || fault === 'lost' ? undefined : done
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const done = await work({ operation, headers: request.headers, body: await bytesOf(request) })
    if (done === undefined) return request.socket.destroy()
    response.writeHead(done.status, { 'Content-Type': 'application/x-amz-json-1.0' })
    response.end(done.body)
  }
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    faults: () => faults,
    calm: () => (calm = true),
    plug: (on) => (plugged = on),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        agent.destroy()
      }),
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** What was left undone stands in the answer. */
function withRest({ status, body }: Passing, rest: object): Passing {
  return status === 200
    ? { status, body: Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ...rest })) }
    : { status, body }
}
