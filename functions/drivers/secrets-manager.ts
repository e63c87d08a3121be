import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** The value of a secret. A module of its own, so that it is loaded only where a link is made. */
export async function readSecret(arn: string): Promise<string> {
  const answer = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }))
  if (answer.SecretString === undefined) throw new Error(`the secret ${arn} is empty`)
  return answer.SecretString
}
