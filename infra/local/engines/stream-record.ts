import type { AttributeValue as StreamValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'

/** One record as Lambda hands it to a function: binary values are base64 text, the time is Unix seconds. */
export function lambdaRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const change = record.dynamodb
  const created = change?.ApproximateCreationDateTime
  return {
    ...(record.eventID === undefined ? {} : { eventID: record.eventID }),
    ...(record.eventName === undefined ? {} : { eventName: record.eventName }),
    ...(record.eventVersion === undefined ? {} : { eventVersion: record.eventVersion }),
    ...(record.awsRegion === undefined ? {} : { awsRegion: record.awsRegion }),
    eventSource: 'aws:dynamodb',
    eventSourceARN: streamArn,
    dynamodb: {
      ...(created === undefined ? {} : { ApproximateCreationDateTime: Math.floor(created.getTime() / 1000) }),
      ...(change?.Keys === undefined ? {} : { Keys: image(change.Keys) }),
      ...(change?.NewImage === undefined ? {} : { NewImage: image(change.NewImage) }),
      ...(change?.OldImage === undefined ? {} : { OldImage: image(change.OldImage) }),
      ...(change?.SizeBytes === undefined ? {} : { SizeBytes: change.SizeBytes }),
      SequenceNumber: sequenceNumber(record),
      StreamViewType: change?.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
  }
}

/** The record's number in its stream. Every record has one; its absence would be a broken engine. */
export function sequenceNumber(record: StreamRecord): string {
  const number = record.dynamodb?.SequenceNumber
  if (number === undefined) throw new Error('A stream record without sequence number')
  return number
}

function image(values: Record<string, StreamValue>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, attribute(value)]))
}

function attribute(value: StreamValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S }
  if (value.N !== undefined) return { N: value.N }
  if (value.B !== undefined) return { B: base64(value.B) }
  if (value.BOOL !== undefined) return { BOOL: value.BOOL }
  if (value.NULL !== undefined) return { NULL: value.NULL }
  if (value.M !== undefined) return { M: image(value.M) }
  if (value.L !== undefined) return { L: value.L.map(attribute) }
  if (value.SS !== undefined) return { SS: value.SS }
  if (value.NS !== undefined) return { NS: value.NS }
  if (value.BS !== undefined) return { BS: value.BS.map(base64) }
  throw new Error('A stream value of an unknown type')
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
