import type { IncomingMessage, ServerResponse } from 'node:http'
import { s3Refusal, sendRefusal } from './s3-refusal.ts'

const METHODS = 'GET, HEAD, PUT, POST'
const MAX_AGE_S = '3000'

/**
 * Puts the cross-origin headers on an answer, as a bucket with one CORS rule does: `allowed` is the pages' origin, or
 * `*` for any. Other origins get no header, so their browsers keep the answer from them.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: string): boolean {
  const { origin } = request.headers
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method')
  if (origin === undefined || (allowed !== '*' && origin !== allowed)) return false
  response.setHeader('access-control-allow-origin', allowed === '*' ? '*' : origin)
  response.setHeader('access-control-expose-headers', 'ETag, Location, x-amz-checksum-sha256')
  return true
}

/** Answers the question a browser asks before a request to another origin. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, allowed: string): void {
  if (!allowOrigin(request, response, allowed)) {
    const message = 'CORSResponse: This CORS request is not allowed.'
    return sendRefusal(response, s3Refusal(403, 'AccessForbidden', message), request.url ?? '/')
  }
  response.setHeader('access-control-allow-methods', METHODS)
  response.setHeader('access-control-max-age', MAX_AGE_S)
  const headers = request.headers['access-control-request-headers']
  if (headers !== undefined) response.setHeader('access-control-allow-headers', headers)
  response.writeHead(200).end()
}
