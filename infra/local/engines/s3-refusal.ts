import type { ServerResponse } from 'node:http'

/** What S3 answers when it does not do what was asked: an XML document with a code and a sentence. */
export interface S3Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Further elements of the document, such as `MaxSizeAllowed`. */
  readonly details?: Readonly<Record<string, string | number>>
}

/** Makes the refusal with this HTTP status, S3 error code and sentence. */
export function s3Refusal(
  status: number,
  code: string,
  message: string,
  details?: Readonly<Record<string, string | number>>,
): S3Refusal {
  return details === undefined ? { status, code, message } : { status, code, message, details }
}

export const accessDenied = s3Refusal(403, 'AccessDenied', 'Access Denied')

/** Sends the refusal; a HEAD request gets its status alone. */
export function sendRefusal(response: ServerResponse, refusal: S3Refusal, resource: string, head = false): void {
  const { status, code, message, details = {} } = refusal
  const elements = Object.entries({ Code: code, Message: message, Resource: resource, ...details })
  const xml = elements.map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`).join('')
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(head ? undefined : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${xml}</Error>`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
