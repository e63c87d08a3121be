/** What AWS charges for, each per the unit in `units`. */
export const items = [
  'lambdaRequests',
  'lambdaArm',
  'lambdaX86',
  'apiRequests',
  'tableWrites',
  'tableReads',
  'tableStorage',
  'tableRecovery',
  'objectStorage',
  'objectPuts',
  'objectGets',
  'logIngestion',
  'logStorage',
  'metrics',
  'alarms',
  'dashboards',
  'queueRequests',
  'mails',
  'secrets',
  'secretCalls',
  'dataOut',
] as const
export type Item = (typeof items)[number]

/** The quantity one price is for, as AWS's price pages say it. */
export const units: Readonly<Record<Item, { readonly per: number; readonly of: string }>> = {
  lambdaRequests: { per: 1e6, of: 'requests' },
  lambdaArm: { per: 1, of: 'GB-s' },
  lambdaX86: { per: 1, of: 'GB-s' },
  apiRequests: { per: 1e6, of: 'requests' },
  tableWrites: { per: 1e6, of: 'write units' },
  tableReads: { per: 1e6, of: 'read units' },
  tableStorage: { per: 1, of: 'GB' },
  tableRecovery: { per: 1, of: 'GB' },
  objectStorage: { per: 1, of: 'GB' },
  objectPuts: { per: 1000, of: 'requests' },
  objectGets: { per: 1000, of: 'requests' },
  logIngestion: { per: 1, of: 'GB' },
  logStorage: { per: 1, of: 'GB' },
  metrics: { per: 1, of: 'metrics' },
  alarms: { per: 1, of: 'alarm metrics' },
  dashboards: { per: 1, of: 'dashboards' },
  queueRequests: { per: 1e6, of: 'requests' },
  mails: { per: 100_000, of: 'mails' },
  secrets: { per: 1, of: 'secrets' },
  secretCalls: { per: 10_000, of: 'calls' },
  dataOut: { per: 1, of: 'GB' },
}

export interface Price {
  readonly price: number
  readonly source: string
  /**
   * The month the source speaks of, or of its reading. `undated` is a page that shows none; `remembered` a price known to its
   * author that no page at hand showed: look at the source before you rely on it.
   */
  readonly asOf: string
  /** Not read for this region but reckoned, and how: the estimate marks such lines. */
  readonly reckoned?: { readonly zh: string; readonly en: string }
}

export interface PriceList {
  /** The region the prices are for. */
  readonly region: string
  readonly currency: 'USD' | 'CNY'
  /** When the list was put together. */
  readonly date: string
  readonly prices: Readonly<Record<Item, Price>>
}

/** List prices of the first tier without the monthly free allowances, which all stacks of an account share. */
export const usEast: PriceList = {
  region: 'us-east-1',
  currency: 'USD',
  date: '2026-11-23',
  prices: {
    lambdaRequests: { price: 0.2, source: 'https://cloudchipr.com/blog/aws-lambda-pricing', asOf: '2024' },
    lambdaArm: { price: 0.0000133334, source: 'https://cloudchipr.com/blog/aws-lambda-pricing', asOf: '2024' },
    lambdaX86: { price: 0.0000166667, source: 'https://aws.amazon.com/cn/lambda/pricing/', asOf: 'undated' },
    apiRequests: {
      price: 1,
      source: 'https://awsforengineers.com/blog/aws-api-gateway-pricing-explained',
      asOf: '2025-05',
    },
    tableWrites: {
      price: 0.625,
      source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
      asOf: '2025-07',
    },
    tableReads: {
      price: 0.125,
      source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
      asOf: '2025-07',
    },
    tableStorage: { price: 0.25, source: 'https://aws.amazon.com/vi/dynamodb/pricing/', asOf: 'undated' },
    tableRecovery: { price: 0.2, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/', asOf: 'remembered' },
    objectStorage: { price: 0.023, source: 'https://cloudburn.io/blog/amazon-s3-pricing', asOf: '2026-03' },
    objectPuts: {
      price: 0.005,
      source: 'https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples',
      asOf: 'undated',
    },
    objectGets: {
      price: 0.0004,
      source: 'https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples',
      asOf: 'undated',
    },
    logIngestion: {
      price: 0.5,
      source: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
      asOf: '2026-06',
    },
    logStorage: {
      price: 0.03,
      source:
        'https://raw.githubusercontent.com/api-evangelist/cloudwatch/refs/heads/main/plans/cloudwatch-plans-pricing.yml',
      asOf: '2026-05',
    },
    metrics: { price: 0.3, source: 'https://signoz.io/guides/cloudwatch-pricing', asOf: '2026-02' },
    alarms: {
      price: 0.1,
      source:
        'https://raw.githubusercontent.com/api-evangelist/cloudwatch/refs/heads/main/plans/cloudwatch-plans-pricing.yml',
      asOf: '2026-05',
    },
    dashboards: {
      price: 3,
      source: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
      asOf: '2026-06',
    },
    queueRequests: { price: 0.4, source: 'https://cloudburn.io/blog/amazon-sqs-pricing', asOf: '2026-03' },
    mails: {
      price: 2,
      source: 'https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/',
      asOf: 'undated',
    },
    secrets: {
      price: 0.4,
      source: 'https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms',
      asOf: 'undated',
    },
    secretCalls: {
      price: 0.05,
      source: 'https://hivebook.wiki/wiki/aws-secrets-manager-rotated-secrets-dynamic-db-credentials-kms',
      asOf: 'undated',
    },
    dataOut: { price: 0.09, source: 'https://wring.co/blog/aws-data-transfer-pricing-guide', asOf: '2026-03' },
  },
}

/**
 * Yuan for a dollar of the US price where no Chinese price could be read. No rate of exchange: of the three prices that were
 * found in both lists it is the highest ratio, rounded up (11.1538 : 1.25 for DynamoDB's writes before the price in the US was
 * halved; 2 : 0.30 for metrics; 0.622 : 0.10 for alarms). What is reckoned with it is rather too dear than too cheap.
 */
export const yuanPerDollar = 9

const fromUs = (item: Item): Price => ({
  ...usEast.prices[item],
  price: usEast.prices[item].price * yuanPerDollar,
  reckoned: {
    zh: `按美国东部价格乘以 ${yuanPerDollar} 推算`,
    en: `reckoned from the price in us-east-1, times ${yuanPerDollar}`,
  },
})

/** What the operators of the two regions publish for both alike, and for the rest the US price times `yuanPerDollar`. */
export const china: PriceList = {
  region: 'cn-north-1, cn-northwest-1',
  currency: 'CNY',
  date: '2026-11-23',
  prices: {
    lambdaRequests: fromUs('lambdaRequests'),
    lambdaArm: fromUs('lambdaArm'),
    lambdaX86: fromUs('lambdaX86'),
    apiRequests: fromUs('apiRequests'),
    // The stored page may be older than the halving of November 2024; then this is twice the price.
    tableWrites: { price: 11.1538, source: 'https://www.amazonaws.cn/en/dynamodb/pricing/', asOf: 'undated' },
    tableReads: {
      price: 11.1538 / 5,
      source: 'https://www.amazonaws.cn/en/dynamodb/pricing/',
      asOf: 'undated',
      reckoned: {
        zh: '按写入价格的五分之一推算（与同页预置容量的比例相同）',
        en: 'reckoned as a fifth of the price of a write, as the same page has it for provisioned capacity',
      },
    },
    tableStorage: fromUs('tableStorage'),
    tableRecovery: fromUs('tableRecovery'),
    objectStorage: fromUs('objectStorage'),
    objectPuts: fromUs('objectPuts'),
    objectGets: fromUs('objectGets'),
    logIngestion: fromUs('logIngestion'),
    logStorage: fromUs('logStorage'),
    metrics: { price: 2, source: 'https://amazonaws.cn/cloudwatch/pricing', asOf: '2024-12' },
    alarms: { price: 0.622, source: 'https://amazonaws.cn/cloudwatch/pricing', asOf: '2024-12' },
    dashboards: fromUs('dashboards'),
    queueRequests: fromUs('queueRequests'),
    mails: fromUs('mails'),
    secrets: fromUs('secrets'),
    secretCalls: fromUs('secretCalls'),
    dataOut: fromUs('dataOut'),
  },
}

/** The list for a region. Other global regions get the one of us-east-1: the estimate says for which region its prices are. */
export const pricesFor = (region: string): PriceList => (region.startsWith('cn-') ? china : usEast)
