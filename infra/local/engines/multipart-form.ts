import { s3Refusal, type S3Refusal } from './s3-refusal.ts'

const FIELDS_AT_MOST_BYTES = 20_480

export interface MultipartForm {
  /** Fields before the file, names in lower case; the file's own type and name are not among them. */
  readonly fields: ReadonlyMap<string, string>
  readonly file: Buffer
  /** Name the browser gave, without directories. */
  readonly filename: string
}

const malformed = s3Refusal(
  400,
  'MalformedPOSTRequest',
  'The body of your POST request is not well-formed multipart/form-data.',
)

/**
 * Reads a multipart/form-data body (RFC 7578) as S3 reads an upload: fields first, then one part named `file`, whatever
 * follows it is ignored; all fields together at most 20 KB.
 */
export function parseMultipart(contentType: string, body: Buffer): MultipartForm | S3Refusal {
  const [, quotedBoundary, plainBoundary] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quotedBoundary ?? plainBoundary
  if (boundary === undefined) return malformed
  const fields = new Map<string, string>()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let at = body.indexOf(`--${boundary}`)
  let fieldBytes = 0
  while (at >= 0) {
    const headersFrom = body.indexOf('\r\n', at) + 2
    const headersTo = body.indexOf('\r\n\r\n', headersFrom - 2)
    if (headersFrom < 2 || headersTo < 0) break
    const to = body.indexOf(delimiter, headersTo + 2)
    if (to < 0) return malformed
    const headers = body.toString('utf8', headersFrom, headersTo)
    const value = body.subarray(Math.min(headersTo + 4, to), to)
    const name = parameter(headers, 'name')?.toLowerCase()
    if (name === undefined || fields.has(name)) return malformed
    if (name === 'file') return { fields, file: value, filename: basename(parameter(headers, 'filename') ?? '') }
    fieldBytes += name.length + value.length
    if (fieldBytes > FIELDS_AT_MOST_BYTES) {
      return s3Refusal(
        400,
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      )
    }
    fields.set(name, value.toString('utf8'))
    at = to + 2
  }
  return s3Refusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.')
}

function parameter(headers: string, name: string): string | undefined {
  const disposition = headers.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? ''
  return new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]
}

function basename(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? ''
}
