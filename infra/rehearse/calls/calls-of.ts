import * as z from 'zod'
import type { Call } from '../iam/judge.ts'
import { dynamodbCalls } from './dynamodb-calls.ts'
import type { Signer, Site, WireRequest } from './request.ts'
import { s3Calls } from './s3-calls.ts'

const queued = z.object({ QueueUrl: z.url() })
const secret = z.object({ SecretId: z.string() })

/** What AWS would have asked IAM about a request. `status` is what it was answered. */
export function callsOf(request: WireRequest, { service }: Signer, status: number, site: Site): readonly Call[] {
  if (service === 's3') return s3Calls(request, status, site)
  const operation = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? ''
  const body: unknown = request.body.length === 0 ? {} : JSON.parse(Buffer.from(request.body).toString('utf8'))
  switch (service) {
    case 'dynamodb':
      return dynamodbCalls(operation, body, site)
    case 'secretsmanager':
      return [{ action: `secretsmanager:${operation}`, resource: secret.parse(body).SecretId, keys: {} }]
    case 'sqs': {
      const name = new URL(queued.parse(body).QueueUrl).pathname.split('/').at(-1) ?? ''
      // several messages at once are allowed by the action for one
      const action = `sqs:${operation.replace(/Batch$/, '')}`
      return [{ action, resource: `arn:${site.partition}:sqs:${site.region}:${site.account}:${name}`, keys: {} }]
    }
    default:
      return [{ action: `${service}:${operation}`, resource: '*', keys: {} }]
  }
}
