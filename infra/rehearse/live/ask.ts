import type { Site } from '../calls/request.ts'

/** Asks the emulator, which looks at a request's signature only to see which service and region are meant. */
export interface Ask {
  /** An operation of a service that speaks JSON: `DynamoDB_20120810.DescribeTable`. */
  operation(service: string, target: string, body: unknown): Promise<unknown>
  /** A path of a service that speaks REST. Out: JSON, or text where it is none. */
  get(service: string, path: string): Promise<unknown>
  send(service: string, method: string, path: string, body: string, type: string): Promise<void>
}

export function askAt(emulator: string, { account, region }: Site): Ask {
  const signed = (service: string) =>
    `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=rehearsal`
  const exchange = async (service: string, path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { ...init.headers, Authorization: signed(service) }
    const response = await fetch(new URL(path, emulator), { ...init, headers })
    const text = await response.text()
    if (!response.ok) throw new Error(`${service} ${path} answered ${response.status}: ${text.slice(0, 300)}`)
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return {
    operation: (service, target, body) =>
      exchange(service, '/', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': target },
        body: JSON.stringify(body),
      }),
    get: (service, path) => exchange(service, path),
    async send(service, method, path, body, type) {
      await exchange(service, path, { method, body, headers: { 'Content-Type': type } })
    },
  }
}
