import type { Item } from './prices.ts'

/** Kinds of resources that cost money, and by which items of the price list. */
export const priced: Readonly<Record<string, readonly Item[]>> = {
  'AWS::Lambda::Function': ['lambdaRequests', 'lambdaArm', 'lambdaX86'],
  'AWS::ApiGatewayV2::Api': ['apiRequests', 'dataOut'],
  'AWS::DynamoDB::GlobalTable': ['tableWrites', 'tableReads', 'tableStorage', 'tableRecovery'],
  'AWS::DynamoDB::Table': ['tableWrites', 'tableReads', 'tableStorage', 'tableRecovery'],
  'AWS::S3::Bucket': ['objectStorage', 'objectPuts', 'objectGets', 'dataOut'],
  'AWS::Logs::LogGroup': ['logIngestion', 'logStorage', 'metrics'],
  'AWS::CloudWatch::Alarm': ['alarms'],
  'AWS::CloudWatch::Dashboard': ['dashboards'],
  'AWS::SQS::Queue': ['queueRequests'],
  'AWS::SNS::Topic': ['mails'],
  'AWS::SNS::Subscription': ['mails'],
  'AWS::SecretsManager::Secret': ['secrets', 'secretCalls'],
}

/** Kinds of resources that cost nothing by themselves, and why. */
export const free: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::ApiMapping': 'part of the API',
  'AWS::ApiGatewayV2::DomainName': 'part of the API; the domain itself is bought elsewhere',
  'AWS::ApiGatewayV2::Integration': 'part of the API',
  'AWS::ApiGatewayV2::Route': 'part of the API',
  'AWS::ApiGatewayV2::Stage': 'part of the API',
  'AWS::CDK::Metadata': 'a note',
  'AWS::CertificateManager::Certificate': 'public certificates are free',
  'AWS::Events::Rule': 'rules on a schedule are free; the function they call is counted',
  'AWS::IAM::Policy': 'permissions are free',
  'AWS::IAM::Role': 'permissions are free',
  'AWS::Lambda::EventInvokeConfig': 'a setting',
  'AWS::Lambda::EventSourceMapping':
    'reading a table’s stream for Lambda is free; receiving from a queue is counted with the queue',
  'AWS::Lambda::Permission': 'permissions are free',
  'AWS::Logs::ResourcePolicy': 'permissions are free',
  'AWS::S3::BucketPolicy': 'permissions are free',
  'AWS::SNS::TopicPolicy': 'permissions are free',
  'AWS::SQS::QueuePolicy': 'permissions are free',
  'AWS::SecretsManager::ResourcePolicy': 'permissions are free',
  'Custom::S3BucketNotifications': 'called when the stack changes, and never else',
}

/** Kinds among these of which nobody has said yet whether they cost money. */
export function unknownKinds(kinds: Iterable<string>): string[] {
  return [...new Set(kinds)].filter((kind) => !(kind in priced) && !(kind in free)).toSorted()
}
