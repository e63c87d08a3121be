const arn = (service: string, resource: string) => `arn:aws-cn:${service}:cn-north-1:111122223333:${resource}`

/** Context that a deployment may be given beside cdk.json, well formed and of nobody. */
export const certificateArn = arn('acm', 'certificate/00000000-1111-2222-3333-444444444444')

export const adapters = [
  { kind: 'wecom', secretArn: arn('secretsmanager', 'secret:group-bot-AbC123'), places: ['150926'] },
]

export const restored = {
  restoredTable: 'copy',
  restoredStream: arn('dynamodb', 'table/copy/stream/2027-03-01T00:00:00.000'),
}

/** A practice stage with all that can be given. */
export const everything = {
  stage: 'practice',
  certificateArn,
  adapters,
  alarmEmail: 'bell@cunyi.example',
  retentionDays: 365,
  photoVersionDays: 7,
  administrator: '陈主任',
  clock: 'movable',
  ...restored,
}
