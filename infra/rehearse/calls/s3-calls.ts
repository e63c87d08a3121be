import type { Call } from '../iam/judge.ts'
import type { Site, WireRequest } from './request.ts'

const byMethod: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
}

/**
 * What S3 asks IAM about a request in path style, and, where the answer was 404, about telling so: without
 * `s3:ListBucket` S3 says 403 of an object that is not there.
 */
export function s3Calls(request: WireRequest, status: number, { partition }: Site): readonly Call[] {
  const url = new URL(request.url, 'http://host')
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent)
  const arn = `arn:${partition}:s3:::${bucket}`
  const object = rest.join('/')
  if (object !== '') {
    const action = byMethod[request.method] ?? `s3:${request.method}`
    const seen: Call = { action, resource: `${arn}/${object}`, keys: {} }
    const toTell: Call = { action: 's3:ListBucket', resource: arn, keys: {} }
    return status === 404 && action === 's3:GetObject' ? [seen, toTell] : [seen]
  }
  if (request.method === 'POST') {
    const key = fieldOf(Buffer.from(request.body).toString('utf8'), 'key')
    return [{ action: 's3:PutObject', resource: `${arn}/${key ?? ''}`, keys: {} }]
  }
  return [{ action: request.method === 'GET' ? 's3:ListBucket' : `s3:${request.method}`, resource: arn, keys: {} }]
}

const fieldOf = (form: string, name: string): string | undefined =>
  new RegExp(`name="${name}"\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n([^\\r\\n]*)`, 'i').exec(form)?.[1]
