import * as z from 'zod'
import { at } from './at.ts'
import type { Reader } from './reader.ts'

const names = ['MessageRetentionPeriod', 'VisibilityTimeout', 'SqsManagedSseEnabled'] as const
const attributes = z.object({ Attributes: z.record(z.string(), z.string()) })
const redrive = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })

export const queueReader: Reader = {
  wanted: (properties) => ({
    ...Object.fromEntries(names.map((name) => [name, properties[name]])),
    RedrivePolicy: properties['RedrivePolicy'],
  }),
  async found(ask, id) {
    const asked = { QueueUrl: id, AttributeNames: ['All'] }
    const { Attributes } = attributes.parse(await ask.operation('sqs', 'AmazonSQS.GetQueueAttributes', asked))
    const policy = Attributes['RedrivePolicy']
    return {
      ...Object.fromEntries(names.map((name) => [name, Attributes[name]])),
      RedrivePolicy: policy === undefined || policy === '' ? undefined : redrive.parse(JSON.parse(policy)),
    }
  },
}

/** `AWS::SecretsManager::Secret`: that a value of the wanted length was made. */
export const secretReader: Reader = {
  wanted: (properties) => ({ Length: at(properties, 'GenerateSecretString', 'PasswordLength') }),
  async found(ask, id) {
    const answer = await ask.operation('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: id })
    return { Length: String(at(answer, 'SecretString') ?? '').length }
  },
}
