import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { portTaken } from '#infra/local/engines/ports.ts'
import { stackName } from '#infra/operate/deployed.ts'
import type { Deployed } from './assembly.ts'
import { deployedAs } from './assembly.ts'
import { weighDrops } from './drops.ts'
import type { Findings } from './findings.ts'
import { findings } from './findings.ts'
import { expectedDrops, lacks } from './lacks.ts'
import { askAt } from './live/ask.ts'
import { survey } from './live/survey.ts'
import { readLogs } from './logs.ts'
import type { Operator } from './operator.ts'
import { operatorAt } from './operator.ts'
import type { Options } from './options.ts'
import { help, optionsOf } from './options.ts'
import { stopAll } from './processes.ts'
import { playJourneys, playScenarios } from './plays.ts'
import { reapply } from './reapply.ts'
import { destroyStack, keptOf } from './retained.ts'
import type { Stage } from './stage.ts'
import { setStage } from './stage.ts'
import { handOut } from './emulator/credentials.ts'
import { holdersOf } from './template/roles.ts'
import { resourcesOf } from './template/template.ts'
import { setUpTools } from './tools.ts'

const stageName = 'rehearsal'
const stack = stackName(stageName)

async function rehearse(options: Options, found: Findings): Promise<void> {
  const tools = await found.step('Tools', () => setUpTools(found.say))
  const stage = await setStage(tools, options.port)
  const interrupted = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.resolve())
  const { emulator, front, folder, site } = stage
  try {
    const place = { endpoint: emulator, origin: front.origin, site, stage: stageName, folder }
    const operator = operatorAt({ ...place, say: (line) => found.say(`  ${line}`) })
    await Promise.race([
      onStage(options, found, stage, operator),
      interrupted.promise.then(() => options.keep || found.fault('interrupted')),
    ])
  } finally {
    for (const line of stage.complaints()) found.say(`emulator: ${line}`)
    await stopAll()
    await stage.stop()
  }
}

async function onStage({ plays, files, keep }: Options, found: Findings, stage: Stage, operator: Operator) {
  const { emulator, front, hearing, site } = stage
  const ask = askAt(emulator, site)
  const client = new CloudFormationClient({
    endpoint: emulator,
    region: site.region,
    credentials: { accessKeyId: site.account, secretAccessKey: 'rehearsal' },
  })
  const look = () => deployedAs(client, stack, operator.assembly, site)
  await found.step('Deploy', () => operator.deploy())
  const deployed = await found.step('Compare with the template', async () => {
    const stands = await look()
    await compare(found, stands)
    return stands
  })
  hearing.judgeBy(await handOut(emulator, site, holdersOf(deployed), stage.credentials))
  front.leadTo(apiIdOf(deployed))
  if (plays('browser')) {
    const link = await operator.administratorLink()
    await found.step('Journeys in the browser', () => playJourneys(found, front.origin, link))
  }
  if (plays('scenarios')) {
    const link = await found.step('Deploy the same once more', () => operator.administratorLink())
    const now = (await look()).physical
    const moved = [...deployed.physical].filter(([id, physical]) => now.get(id) !== physical)
    for (const [id] of moved) found.fault(`${id} was replaced although nothing had changed`)
    const held = await found.step('Scenarios', () => playScenarios(found, front.origin, link, files))
    found.note(`scenarios that held: ${held}`)
  }
  if (keep) {
    found.say(`\n${front.origin}\nadministrator ${await operator.administratorLink()}\nCtrl-C ends it`)
    await new Promise(() => {})
  }
  await found.step('What the functions asked of AWS', async () => weighCalls(found, stage))
  await found.step('What the functions logged', async () => {
    const { lines, errors } = await readLogs(ask, deployed)
    found.note(`lines in the logs of the functions: ${lines}, errors: ${errors.length}`)
    for (const line of errors.slice(0, 10)) found.fault(`logged by ${line}`)
  })
  await found.step('Destroy', async () => {
    for (const fault of await destroyStack(client, stack)) found.fault(fault)
    const kept = await keptOf(ask, deployed)
    for (const { id, what, there } of kept) {
      if (there) found.say(`kept ${id}: ${what}`)
      else found.fault(`${id} was to outlive the stack: ${what}`)
    }
    found.note(`kept after the stack was destroyed: ${kept.filter(({ there }) => there).length} of ${kept.length}`)
  })

  async function compare({ note, fault, say }: Findings, stands: Deployed) {
    for (const id of stands.missing) fault(`${id} came to nothing`)
    const { drops, compared, present } = await survey(ask, stands)
    const { expected, strange, gone } = weighDrops(drops, expectedDrops)
    for (const line of strange) fault(`dropped: ${line}`)
    for (const line of expected) say(`dropped ${line}`)
    for (const kind of gone) say(`no longer dropped, take it off the list: ${kind}`)
    for (const [type, n] of present) say(`only its presence is known: ${type} × ${n}`)
    note(`resources: ${resourcesOf(stands.template).length}, settings compared of ${compared}`)
    note(`settings dropped by the emulator: ${drops.length}, set again: ${await reapply(ask, stands, drops)}`)
  }
}

function weighCalls({ fault, note, say }: Findings, { front, hearing }: Stage): void {
  const { calls, counts, denied, unused } = hearing.heard()
  for (const [what, times] of counts) say(`  ${String(times).padStart(7)} ${what}`)
  for (const line of denied) fault(`denied by its own role: ${line}`)
  for (const grant of unused) say(`  granted and not used here: ${grant}`)
  const { requests, failed } = front.counts()
  note(`requests at the door: ${requests}; calls to AWS judged by the roles: ${calls}, denied: ${denied.length}`)
  if (failed > 0) fault(`${failed} requests were answered with 5xx`)
}

/** The first label of the API's own address. */
function apiIdOf({ physical, template }: Deployed): string {
  const [api] = resourcesOf(template, 'AWS::ApiGatewayV2::Api')
  return physical.get(api?.id ?? '') ?? ''
}

const found = findings()
try {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) found.say(help)
  else {
    if (await portTaken(options.port)) throw new Error(`Port ${options.port} is taken: choose another with --port.`)
    await rehearse(options, found)
    found.say('\n== What no run here can show, and where it is shown')
    for (const [what, where] of lacks) found.say(`  ${what}: ${where}`)
    process.exitCode = found.close() ? 0 : 1
  }
} catch (error) {
  found.fault(error instanceof Error ? (error.stack ?? error.message) : String(error))
  found.close()
  process.exitCode = 1
}
