import type { Config } from '../config.ts'

/** The deployment's secret: from the environment where it is given, else fetched from Secrets Manager once. */
export function secretReader(config: Config): () => Promise<string> {
  let fetched: Promise<string> | undefined
  return () => (fetched ??= fetchSecret(config))
}

async function fetchSecret({ secret, secretArn }: Config): Promise<string> {
  if (secret !== undefined) return secret
  if (secretArn === undefined) throw new Error('environment: CUNYI_SECRET or CUNYI_SECRET_ARN is required')
  return (await import('./secrets-manager.ts')).readSecret(secretArn)
}
