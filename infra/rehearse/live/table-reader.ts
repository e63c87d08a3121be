import { at, listAt } from './at.ts'
import type { Reader } from './reader.ts'

const operation = (name: string) => `DynamoDB_20120810.${name}`

/** `AWS::DynamoDB::GlobalTable`, which is what CDK makes of a TableV2: one replica, in the stack's region. */
export const tableReader: Reader = {
  wanted: (properties) => ({
    KeySchema: properties['KeySchema'],
    BillingMode: properties['BillingMode'],
    StreamViewType: at(properties, 'StreamSpecification', 'StreamViewType'),
    TimeToLive: at(properties, 'TimeToLiveSpecification', 'AttributeName'),
    PointInTimeRecovery: at(
      properties,
      'Replicas',
      0,
      'PointInTimeRecoverySpecification',
      'PointInTimeRecoveryEnabled',
    ),
    RecoveryPeriodInDays: at(properties, 'Replicas', 0, 'PointInTimeRecoverySpecification', 'RecoveryPeriodInDays'),
    DeletionProtection: at(properties, 'Replicas', 0, 'DeletionProtectionEnabled'),
  }),
  async found(ask, id) {
    const asked = (name: string) => ask.operation('dynamodb', operation(name), { TableName: id })
    const [table, ttl, backups] = await Promise.all([
      asked('DescribeTable'),
      asked('DescribeTimeToLive'),
      asked('DescribeContinuousBackups'),
    ])
    const recovery = at(backups, 'ContinuousBackupsDescription', 'PointInTimeRecoveryDescription')
    return {
      KeySchema: listAt(table, 'Table', 'KeySchema'),
      BillingMode: at(table, 'Table', 'BillingModeSummary', 'BillingMode'),
      StreamViewType: at(table, 'Table', 'StreamSpecification', 'StreamViewType'),
      TimeToLive: at(ttl, 'TimeToLiveDescription', 'AttributeName'),
      PointInTimeRecovery: at(recovery, 'PointInTimeRecoveryStatus') === 'ENABLED',
      RecoveryPeriodInDays: at(recovery, 'RecoveryPeriodInDays'),
      DeletionProtection: at(table, 'Table', 'DeletionProtectionEnabled') === true,
    }
  },
}
