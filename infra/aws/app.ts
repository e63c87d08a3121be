import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App, Tags } from 'aws-cdk-lib'
import * as z from 'zod'
import { bundleFunctions } from '#infra/bundle/bundle.ts'
import { stackName } from '#infra/operate/deployed.ts'
import { releaseOf } from '#infra/release.ts'
import { check } from './check.ts'
import { readContext } from './context.ts'
import { CunyiStack } from './cunyi-stack.ts'

const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) })

// The CDK command line hands over the context of cdk.json and says where the assembly goes. Without it, this file reads
// cdk.json itself, and the assembly goes where the command line would have put it.
const byCommandLine = process.env['CDK_OUTDIR'] !== undefined
const app = byCommandLine
  ? new App()
  : new App({
      outdir: join(projectRoot, 'cdk.out'),
      context: cdkJson.parse(JSON.parse(await readFile(join(projectRoot, 'cdk.json'), 'utf8'))).context,
    })

const context = readContext((name) => app.node.tryGetContext(name))
const bundles = join(projectRoot, 'build', 'functions')
await bundleFunctions(bundles)

new CunyiStack(app, stackName(context.stage), {
  context,
  release: releaseOf(),
  bundles,
  // no account: the template is the same for all, and synthesis asks nobody
  env: { region: context.region },
  description: 'Cunyi: a village visits, proposes, discusses, acts and evaluates.',
  terminationProtection: true,
})
check(app)
Tags.of(app).add('cunyi:stage', context.stage)
app.synth()
