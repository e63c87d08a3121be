/** What the emulator's worker is told that Lambda would tell otherwise; events are whatever JSON somebody sent. */
type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The event as AWS would have sent it, where the emulator is known to deviate; `undefined` where AWS sends none.
 * Every branch is taken back when the emulator no longer needs it (README.md names the release that was looked at).
 */
export function correctEvent(event: unknown): unknown {
  if (!isRecord(event)) return event
  if (event['Event'] === 's3:TestEvent') return undefined
  if (event['version'] === '2.0' && isRecord(event['requestContext']))
    return fromHttpApi(event, event['requestContext'])
  if (Array.isArray(event['Records'])) return { ...event, Records: event['Records'].map(fromBucket) }
  return event
}

/**
 * API Gateway takes cookies out of the headers into a list of their own, says which way a request came, and knows itself by
 * the name that people typed.
 */
function fromHttpApi(event: Json, context: Json): Json {
  const headers = isRecord(event['headers']) ? event['headers'] : {}
  const { cookie, ...others } = headers
  const host = String(others['x-rehearsal-host'] ?? others['host'] ?? '')
  const { 'x-rehearsal-host': _, ...kept } = others
  const http = isRecord(context['http']) ? context['http'] : {}
  const sender = String(http['sourceIp'] ?? '')
  return {
    ...event,
    headers: {
      ...kept,
      host,
      'x-forwarded-for': sender,
      'x-forwarded-port': new URL(`http://${host}`).port || '443',
      'x-forwarded-proto': 'https',
    },
    ...(typeof cookie === 'string' ? { cookies: cookie.split(/;\s*/) } : {}),
    requestContext: {
      ...context,
      domainName: host.replace(/:\d+$/, ''),
    },
  }
}

/** S3 writes the key as a form writes it: a space as `+`, everything else percent-encoded, slashes left. */
function fromBucket(record: unknown): unknown {
  if (!isRecord(record) || record['eventSource'] !== 'aws:s3' || !isRecord(record['s3'])) return record
  const { s3 } = record
  if (!isRecord(s3['object'])) return record
  const key = new URLSearchParams([['', String(s3['object']['key'])]]).toString().slice(1).replaceAll('%2F', '/')
  return { ...record, s3: { ...s3, object: { ...s3['object'], key } } }
}
