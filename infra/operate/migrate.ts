import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { migrate } from '#functions/migrations/migrate.ts'
import { deployedStack, worldOf } from './deployed.ts'
import { walkOf } from './walk-table.ts'

const usage = `npm run migrate -- --stage NAME
  Brings the data of a deployment to the form that this release writes. The service goes on meanwhile; broken off, it goes
  on where it stopped. Deploy this release first. Credentials and region: AWS_PROFILE, AWS_REGION.`

const { stage } = parseArgs({ options: { stage: { type: 'string' } } }).values
if (stage === undefined) {
  console.error(usage)
  process.exit(2)
}

const deployed = await deployedStack(stage)
const outcome = await migrate(worldOf(stage, deployed), walkOf(new DynamoDBClient({}), deployed.TableName), {
  tell: ({ to, title, seen }) => process.stderr.write(`\rto ${to} (${title}): ${seen} items seen `),
})
process.stderr.write('\n')
if (outcome.is === 'newer') {
  console.error(
    `The data is of version ${outcome.found}, this release knows ${outcome.version}: run the release that wrote it.`,
  )
  process.exit(1)
}
console.log(
  outcome.is === 'fresh' || outcome.from === outcome.version
    ? `The data is of version ${outcome.version}: nothing to do.`
    : `The data went from version ${outcome.from} to ${outcome.version}.`,
)
