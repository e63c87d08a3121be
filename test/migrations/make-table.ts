import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import '#infra/local/tsx.ts'
import { bucketName, tableName, urnTableName } from '#infra/local/engines.ts'
import { signInByLink } from '../walkthrough/cast.ts'
import { clientAt } from '../walkthrough/client.ts'
import { playScenario } from '../walkthrough/play.ts'
import { readScenario } from '../walkthrough/scenario.ts'
import { plainWire } from '../walkthrough/wire.ts'

/*
 * Keeps everything a release has stored, for the releases after it to be tested on:
 *
 *   node --disable-warning=ExperimentalWarning --import ./infra/local/tsx.ts test/migrations/make-table.ts FILE.jsonl.gz
 *
 * It plays the first steps of one scenario: visits with photos, a topic, a meeting with check-ins, two secret polls with
 * links, assisted votes and counted papers, signed minutes, a notice that is still open, two actions. Then it writes every item
 * of both tables and every object, a line each. It is run once for each data version, with that version's own code, and the
 * file is never made anew: what it holds is what that release left behind.
 *
 *   table-1.jsonl.gz   data version 1, before desks counted by week: this script unpacked into commit f453de4
 *   table-3.jsonl.gz   data version 3
 */
const steps = 27

const out = process.argv[2]
if (out === undefined) throw new Error('where to?')

const file = fileURLToPath(new URL('../scenarios/water-tank.json', import.meta.url))
const whole: unknown = JSON.parse(await readFile(file, 'utf8'))
const beginning = { ...Object(whole), steps: Object(whole).steps.slice(0, steps) }
const read = readScenario('water-tank.json', JSON.stringify(beginning))
if (!read.ok) throw new Error(read.faults.join('\n'))

const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-table-'))
const { startStack } = await import('#infra/local/stack.ts')
const stack = await startStack({ dataDir, log: { write: (event) => console.error(JSON.stringify(event)) } })
const client = clientAt(stack.origin, plainWire)
const signIn = () => signInByLink(client, stack.adminLink)
const played = await playScenario(read.scenario, { client, signIn, dataDir, print: console.error })
if (!played.ok) throw new Error(played.failure)
await stack.catchUp()

const lines: unknown[] = [{ now: stack.clock.now(), secret: await readFile(join(dataDir, 'secret'), 'utf8') }]
const { dynamodb, s3 } = stack.engines
for (const table of [tableName, urnTableName]) {
  let start: Record<string, AttributeValue> | undefined
  do {
    const page = await dynamodb.send(
      new ScanCommand({ TableName: table, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    )
    for (const item of page.Items ?? []) lines.push({ table, item })
    start = page.LastEvaluatedKey
  } while (start !== undefined)
}
const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucketName }))
for (const { Key = '' } of Contents) {
  const { Body, ContentType: type } = await s3.send(new GetObjectCommand({ Bucket: bucketName, Key }))
  lines.push({ object: Key, type, body: await Body?.transformToString('base64') })
}
await stack.close()
await rm(dataDir, { recursive: true, force: true })
await writeFile(out, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { level: 9 }))
console.error(`${out}: ${lines.length} lines`)
process.exit(0)
