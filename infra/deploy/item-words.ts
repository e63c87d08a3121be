import type { FunctionName } from '#infra/bundle/function-names.ts'
import type { Item } from './prices.ts'

export const itemWords: Readonly<Record<Item, string>> = {
  lambdaRequests: 'Lambda 调用 invocations',
  lambdaArm: 'Lambda 时长 duration',
  lambdaX86: 'Lambda 时长 duration',
  apiRequests: 'API Gateway 请求 requests',
  tableWrites: 'DynamoDB 写入 writes',
  tableReads: 'DynamoDB 读取 reads',
  tableStorage: 'DynamoDB 存储 storage',
  tableRecovery: 'DynamoDB 时间点恢复 point-in-time recovery',
  objectStorage: 'S3 照片存储 photos kept',
  objectPuts: 'S3 写入 puts',
  objectGets: 'S3 读取 gets',
  logIngestion: 'CloudWatch 日志写入 logs written',
  logStorage: 'CloudWatch 日志保存 logs kept',
  metrics: 'CloudWatch 自定义指标 custom metrics',
  alarms: 'CloudWatch 告警 alarms',
  dashboards: 'CloudWatch 面板 dashboard',
  queueRequests: 'SQS 请求 requests',
  mails: 'SNS 告警邮件 alarm mails',
  secrets: 'Secrets Manager 密钥 secrets',
  secretCalls: 'Secrets Manager 调用 calls',
  dataOut: '流出流量 data out',
}

export const functionWords: Readonly<Record<FunctionName, string>> = {
  villager: '村民页面 villagers’ pages',
  api: '工作人员接口 staff API',
  stream: '变更流 stream',
  schedule: '定时 clock',
  photos: '照片 photos',
  messages: '消息 messages',
}
