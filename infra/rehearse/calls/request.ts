/** A request to AWS as it went over the wire. */
export interface WireRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Where the account and region of a deployment lie; for ARNs. */
export interface Site {
  readonly partition: string
  readonly region: string
  readonly account: string
}

/** Who signed: the access key's id, and the service the signature is for. */
export interface Signer {
  readonly accessKeyId: string
  readonly service: string
}

const credential = /([^\s=/"]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/

/** Reads the signer out of the header, the query of a presigned address or the fields of a presigned form. */
export function signerOf({ headers, url, body }: WireRequest): Signer | undefined {
  const found =
    credential.exec(headers['authorization'] ?? '') ??
    credential.exec(new URL(url, 'http://host').searchParams.get('X-Amz-Credential') ?? '') ??
    (headers['content-type']?.startsWith('multipart/form-data') === true
      ? credential.exec(Buffer.from(body).toString('latin1'))
      : null)
  const [, accessKeyId, service] = found ?? []
  return accessKeyId === undefined || service === undefined ? undefined : { accessKeyId, service }
}
