import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missing } from './needs.ts'
import { run } from './processes.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
/** Kept from one rehearsal to the next; git ignores it. */
const kept = join(projectRoot, '.rehearse')

export interface Tools {
  /** The emulator's own Python. */
  readonly python: string
  /** The file that starts AWS's runtime client. */
  readonly runtimeClient: string
}

/**
 * Sets the tools up where that was not done yet: the emulator in a Python of its own, and AWS's runtime client, compiled.
 * Both lie in a folder named after what is pinned, so that a new pin makes a new folder. Throws with everything
 * that is missing on this machine.
 */
export async function setUpTools(say: (line: string) => void): Promise<Tools> {
  const emulator = folderOf('emulator', ['requirements.txt'])
  const runtime = folderOf('runtime', ['runtime/package.json', 'runtime/package-lock.json'])
  const lacking = missing(isWhole(runtime))
  if (lacking.length > 0) throw new Error(lacking.join('\n'))
  mkdirSync(kept, { recursive: true })
  if (!isWhole(emulator)) {
    say('Installing the AWS emulator (once) …')
    await made(emulator, async (folder) => {
      await must('python3', ['-m', 'venv', folder], folder)
      const requirements = join(here, 'requirements.txt')
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes']
      await must(join(folder, 'bin', 'python'), [...pip, '-r', requirements], folder)
    })
  }
  if (!isWhole(runtime)) {
    say("Building AWS's runtime client for Node (once, about a minute) …")
    await made(runtime, async (folder) => {
      cpSync(join(here, 'runtime'), folder, { recursive: true })
      // the headers of the Node that runs here, instead of a download
      const headers = dirname(createRequire(import.meta.url).resolve(`node-linux-${process.arch}/package.json`))
      await must('npm', ['ci', '--no-audit', '--no-fund', '--foreground-scripts'], folder, {
        npm_config_nodedir: headers,
      })
    })
  }
  return {
    python: join(emulator, 'bin', 'python'),
    runtimeClient: join(runtime, 'node_modules', 'aws-lambda-ric', 'index.mjs'),
  }
}

/** A folder for what these files pin, on this processor and Node. */
function folderOf(name: string, files: readonly string[]): string {
  const hash = createHash('sha256').update(`${process.arch} ${process.version}`)
  for (const file of files) hash.update(readFileSync(join(here, file)))
  return join(kept, `${name}-${hash.digest('hex').slice(0, 12)}`)
}

const markOf = (folder: string) => join(folder, '.whole')
const isWhole = (folder: string) => existsSync(markOf(folder))

/** A virtual environment knows its own path: it is made where it stays, and counts when its mark is there. */
async function made(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await make(folder)
  writeFileSync(markOf(folder), '')
}

async function must(program: string, args: readonly string[], cwd: string, more: Record<string, string> = {}) {
  const ran = await run(program, args, { cwd, env: { ...process.env, ...more }, seconds: 600 })
  if (!ran.ok) throw new Error(`${program} ${args.join(' ')} failed:\n${ran.said.slice(-4000)}`)
}
