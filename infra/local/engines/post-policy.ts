import * as z from 'zod'
import { type S3Refusal, accessDenied, s3Refusal } from './s3-refusal.ts'
import { type Credentials, scopeOf, signatureDoesNotMatch, signatureMatches } from './sigv4.ts'

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()).refine((record) => Object.keys(record).length === 1),
])

const policyDocument = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) })

type PolicyCondition = z.infer<typeof condition>

export interface PostedForm {
  /** Bucket of the address posted to. */
  readonly bucket: string
  /** Fields before the file, names in lower case. */
  readonly fields: ReadonlyMap<string, string>
  /** Length of the file in bytes. */
  readonly size: number
}

/** Fields that a policy need not name. Source: S3, "POST policy", and browser-based uploads with Signature V4. */
const UNCHECKED = new Set(['x-amz-signature', 'file', 'policy', 'bucket'])

/**
 * Checks a browser's upload against its policy, as S3 does: signature, expiration, every condition, and that no field
 * is sent which the policy does not name. `now` is in Unix milliseconds. Returns the refusal, or nothing.
 */
export function checkPost(form: PostedForm, credentials: Credentials, now: number): S3Refusal | undefined {
  const encoded = form.fields.get('policy')
  if (encoded === undefined) return accessDenied
  const refused = checkSignature(form.fields, encoded, credentials)
  if (refused !== undefined) return refused
  const policy = parsePolicy(encoded)
  if (policy === undefined) return s3Refusal(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.')
  if (Date.parse(policy.expiration) < now) return against('Policy expired.')
  for (const each of policy.conditions) {
    const broken = checkCondition(each, form)
    if (broken !== undefined) return broken
  }
  const declared = new Set(policy.conditions.map(fieldOf))
  const extra = [...form.fields.keys()].filter(
    (name) => !declared.has(name) && !UNCHECKED.has(name) && !name.startsWith('x-ignore-'),
  )
  return extra.length > 0 ? against(`Extra input fields: ${extra.join(', ')}`) : undefined
}

function checkSignature(fields: PostedForm['fields'], encoded: string, credentials: Credentials) {
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') return accessDenied
  const scope = scopeOf(fields.get('x-amz-credential') ?? '', credentials)
  if ('code' in scope) return scope
  const signature = fields.get('x-amz-signature') ?? ''
  return signatureMatches(credentials, scope, encoded, signature) ? undefined : signatureDoesNotMatch
}

function parsePolicy(encoded: string) {
  try {
    return policyDocument.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))).data
  } catch {
    return undefined
  }
}

function checkCondition(each: PolicyCondition, form: PostedForm): S3Refusal | undefined {
  if (Array.isArray(each) && each[0] === 'content-length-range') return checkLength(each[1], each[2], form.size)
  const name = fieldOf(each)
  const given = name === 'bucket' ? form.bucket : form.fields.get(name)
  const [relation, wanted] = Array.isArray(each) ? [each[0], String(each[2])] : ['eq', Object.values(each)[0] ?? '']
  const holds = relation === 'eq' ? given === wanted : given?.startsWith(wanted) === true
  return holds ? undefined : against(`Policy Condition failed: ["${relation}", "$${name}", "${wanted}"]`)
}

function checkLength(least: number, most: number, size: number): S3Refusal | undefined {
  if (size > most) return entityTooLarge(size, most)
  if (size >= least) return undefined
  const message = 'Your proposed upload is smaller than the minimum allowed object size.'
  return s3Refusal(400, 'EntityTooSmall', message, { ProposedSize: size, MinSizeAllowed: least })
}

/** The refusal of a file longer than allowed; both figures in bytes. */
export function entityTooLarge(size: number, most: number): S3Refusal {
  const message = 'Your proposed upload exceeds the maximum allowed object size.'
  return s3Refusal(400, 'EntityTooLarge', message, { ProposedSize: size, MaxSizeAllowed: most })
}

function fieldOf(each: PolicyCondition): string {
  if (!Array.isArray(each)) return (Object.keys(each)[0] ?? '').toLowerCase()
  return each[0] === 'content-length-range' ? '' : each[1].slice(1).toLowerCase()
}

function against(reason: string): S3Refusal {
  return s3Refusal(403, 'AccessDenied', `Invalid according to Policy: ${reason}`)
}
