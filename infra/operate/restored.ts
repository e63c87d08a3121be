import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { parseInstant } from '#shared/calendar/time.ts'
import { deployedStack } from './deployed.ts'
import { restoreTable } from './restore-table.ts'

const usage = `npm run restore-table -- --stage NAME --at TIME
  --at TIME   as it was then, such as 2027-03-01T08:00:00+08:00; or latest
  Restores the main table into a second one and says how to switch to it. Nothing that runs is touched. The table of secret
  papers' sums keeps no history by design and cannot be restored: a secret poll that was open then is held again.
  Credentials and region: AWS_PROFILE, AWS_REGION.`

const { stage, at } = parseArgs({ options: { stage: { type: 'string' }, at: { type: 'string' } } }).values
const moment = parseInstant(at ?? '')
if (stage === undefined || (moment === undefined && at !== 'latest')) {
  console.error(usage)
  process.exit(2)
}

const { TableName: source } = await deployedStack(stage)
// The same order gives the same name, so that it can be given again; the latest of this hour is another than last year's.
const named =
  moment === undefined ? `latest-${new Date().toISOString().slice(0, 13)}` : moment.replaceAll(/[^\dTZ]/g, '')
const order = { source, target: `${source}-${named}`, ...(moment === undefined ? {} : { at: new Date(moment) }) }
const { table, stream } = await restoreTable(new DynamoDBClient({}), order, (sentence) => console.error(sentence))
console.log(`To switch to it: npm run deploy with
  -c restoredTable=${table} -c restoredStream=${stream}`)
