import { at, listAt } from './at.ts'
import type { Ask } from './ask.ts'
import type { Reader } from './reader.ts'

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const

/** `AWS::S3::Bucket`. S3 answers in XML, of which single elements are read. */
export const bucketReader: Reader = {
  wanted: (properties) => ({
    Versioning: at(properties, 'VersioningConfiguration', 'Status'),
    Encryption: at(
      properties,
      'BucketEncryption',
      'ServerSideEncryptionConfiguration',
      0,
      'ServerSideEncryptionByDefault',
      'SSEAlgorithm',
    ),
    ObjectOwnership: at(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership'),
    PublicAccessBlock: blocks.filter((name) => at(properties, 'PublicAccessBlockConfiguration', name) === true),
    LifecycleRules: listAt(properties, 'LifecycleConfiguration', 'Rules').map((rule) => at(rule, 'Id')),
    CorsOrigins: listAt(properties, 'CorsConfiguration', 'CorsRules').flatMap((rule) => listAt(rule, 'AllowedOrigins')),
  }),
  async found(ask, id) {
    const part = async (name: string) => elements(await textOf(ask, `/${id}?${name}`))
    const [versioning, encryption, ownership, access, lifecycle, cors] = await Promise.all(
      ['versioning', 'encryption', 'ownershipControls', 'publicAccessBlock', 'lifecycle', 'cors'].map(part),
    )
    return {
      Versioning: versioning?.('Status')[0],
      Encryption: encryption?.('SSEAlgorithm')[0],
      ObjectOwnership: ownership?.('ObjectOwnership')[0],
      PublicAccessBlock: blocks.filter((name) => access?.(name)[0] === 'true'),
      LifecycleRules: lifecycle?.('ID'),
      CorsOrigins: cors?.('AllowedOrigin'),
    }
  },
}

/** Texts of all elements of one name. */
const elements = (xml: string) => (name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)

/** What was never set is an error of S3, and here nothing. */
async function textOf(ask: Ask, path: string): Promise<string> {
  try {
    return String(await ask.get('s3', path))
  } catch {
    return ''
  }
}
