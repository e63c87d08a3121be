import type { Config } from '../config.ts'

/** The deployment's secret: from the environment where it is given, else fetched from Secrets Manager once. */
export function secretReader(config: Config): () => Promise<string> {
  let fetched: Promise<string> | undefined
  return () => (fetched ??= fetchSecret(config))
}

async function fetchSecret({ secret, secretArn }: Config): Promise<string> {
  if (secret !== undefined) return secret
  if (secretArn === undefined) throw new Error('environment: CUNYI_SECRET or CUNYI_SECRET_ARN is required')
  // Loaded only where a link is made: opening a ballot does without it.
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager')
  const answer = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secretArn }))
  if (answer.SecretString === undefined) throw new Error(`the secret ${secretArn} is empty`)
  return answer.SecretString
}
