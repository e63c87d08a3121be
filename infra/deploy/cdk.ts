import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stopped } from './stopped.ts'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
/** The release of cdk that package-lock.json pins, never one that lies elsewhere on the machine. */
const program = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk')

/**
 * Runs cdk in the project with the operator's own terminal: its progress is the progress.
 * Throws `Stopped` when it ends otherwise than well; cdk itself has then said why.
 */
export async function cdk(args: readonly string[]): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    // cdk.json says `node`: the one that runs this.
    const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
    const child = spawn(process.execPath, [program, ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, CDK_DISABLE_VERSION_CHECK: '1' },
    })
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0)
    throw new Stopped({
      zh: `cdk ${args[0] ?? ''} 没有成功（${code ?? '被中断'}）：原因见上。改好后再运行同一条命令即可；首次部署没有成功时，按约定保留的空表、空桶会留在账户里，可以删掉。`,
      en: `cdk ${args[0] ?? ''} did not succeed (${code ?? 'it was interrupted'}): it says why above. Run the same command again afterwards; of a first deployment that failed, empty tables and buckets that are kept by rule stay in the account and may be deleted.`,
    })
}

/** The part of cdk's arguments that says whose account and which settings. */
export function cdkArguments(of: {
  readonly profile?: string | undefined
  readonly context: Readonly<Record<string, string>>
}): string[] {
  const profile = of.profile === undefined ? [] : ['--profile', of.profile]
  return [...profile, ...Object.entries(of.context).flatMap(([name, value]) => ['--context', `${name}=${value}`])]
}
