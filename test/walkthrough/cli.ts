import { appendFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { firstDifference } from './canonical.ts'
import type { Administrator } from './cast.ts'
import { signInByLink } from './cast.ts'
import { clientAt } from './client.ts'
import type { Outcome } from './outcome.ts'
import { type Played, playScenario } from './play.ts'
import { readScenario, type Scenario } from './scenario.ts'
import { losingWire, plainWire, type Wire } from './wire.ts'

const usage = `npm run walkthrough -- [--faults] FILE…
npm run walkthrough -- --url URL --admin-link LINK [--faults] FILE…

Plays each scenario on a fresh stack of its own, or against a running server.
--faults  sends every request twice and loses the first answer; on fresh stacks the end must be that of a plain play.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    'admin-link': { type: 'string' },
    faults: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const { url, 'admin-link': adminLink, faults } = values
if (values.help || positionals.length === 0 || (url === undefined) !== (adminLink === undefined)) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const scenarios = await Promise.all(positionals.map(read))
if (scenarios.includes(undefined)) process.exit(2)

const wire = faults ? losingWire : plainWire
let administrator: Administrator | undefined
for (const scenario of scenarios) {
  if (scenario === undefined) continue
  if (url !== undefined && adminLink !== undefined) {
    const client = clientAt(url, wire)
    const signIn = async () => (administrator ??= await signInByLink(client, adminLink))
    report(scenario, await playScenario(scenario, { client, signIn, print: console.log }))
  } else {
    const plain = report(scenario, await onFreshStack(scenario, plainWire))
    const lossy = faults ? report(scenario, await onFreshStack(scenario, losingWire)) : plain
    if (lossy.facts !== plain.facts)
      end(`${scenario.id}: without and with lost answers the end differs: ${firstDifference(plain.facts, lossy.facts)}`)
  }
}

async function read(file: string): Promise<Scenario | undefined> {
  try {
    const result = readScenario(basename(file), await readFile(file, 'utf8'))
    if (result.ok) return result.scenario
    for (const fault of result.faults) console.error(fault)
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  return undefined
}

async function onFreshStack(scenario: Scenario, over: Wire): Promise<Played> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-walkthrough-'))
  // Pages are compiled as they are loaded: the hook must be there before the stack is.
  await import('#infra/local/tsx.ts')
  const { startStack } = await import('#infra/local/stack.ts')
  const stack = await startStack({ dataDir, log: logIn(dataDir) })
  try {
    console.log(`${scenario.id}: ${scenario.title}${over === losingWire ? ' (every answer lost once)' : ''}`)
    const client = clientAt(stack.origin, over)
    const signIn = () => signInByLink(client, stack.adminLink)
    return await playScenario(scenario, { client, signIn, dataDir, print: console.log })
  } finally {
    await stack.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The log lies with the data, where a thief of the disk would read it too; what went wrong is shown at once. */
function logIn(dataDir: string) {
  return {
    write(event: Readonly<Record<string, unknown>>) {
      appendFileSync(join(dataDir, 'log.jsonl'), `${JSON.stringify(event)}\n`)
      if (event['level'] === 'error') console.error(JSON.stringify(event))
    },
  }
}

/** Prints the table of results; ends the process at the first failure. Out: how it ended. */
function report(scenario: Scenario, played: Played): Outcome {
  if (!played.ok) return end(played.failure)
  console.log(`${scenario.id}: all ${scenario.steps.length} steps hold`)
  for (const line of played.outcome.lines) console.log(`  ${line}`)
  console.log(`  digest ${played.outcome.digest}\n`)
  return played.outcome
}

function end(failure: string): never {
  console.error(`\nFAILED ${failure}`)
  process.exit(1)
}
