import { startDynamoDb } from '#infra/local/engines/dynamodb.ts'

// A parent for the test that kills it: starts an engine, says which, and stays.
const engine = await startDynamoDb({ dataDir: String(process.argv[2]) })
process.stdout.write(`${engine.pid()}\n`)
