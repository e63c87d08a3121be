import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { chineseFonts } from './fonts.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** Goes with the packages it is made from, and is kept from one run to the next. */
const cache = join(root, 'node_modules', '.cache', 'cunyi')

/**
 * Not the package's own list of arguments: that one switches web security off, and with it what these tests are about.
 * Machines that test are often root in a container, where there is no sandbox.
 */
const args = ['--no-sandbox', '--disable-gpu']

/** A Chromium that came by npm, with fonts that can show Chinese. Whoever starts it closes it. `port`: for others to steer it. */
export async function startChromium({ port }: { port?: number } = {}): Promise<Browser> {
  const [folder, fonts] = await Promise.all([unpackChromium(), chineseFonts(cache)])
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: port === undefined ? args : [...args, `--remote-debugging-port=${port}`],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fonts,
      LD_LIBRARY_PATH: libraries.filter((path) => path !== undefined && path !== '').join(':'),
    },
  })
}

/**
 * Unpacks the browser beside the packages, once for each version of it. Each process unpacks into a folder of its own and
 * renames it when it is whole, so that those who come first at the same time do not meet half a browser.
 */
async function unpackChromium(): Promise<string> {
  const folder = join(cache, `chromium-${versionOf('@sparticuz/chromium')}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'unpacking-'))
  try {
    // In a process of its own, for the package unpacks into whatever the process calls its temporary folder; and it
    // brings the libraries a bare machine lacks only where it believes itself on Amazon Linux.
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
    await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, env })
    await rename(staging, folder).catch((error) => access(folder).catch(() => Promise.reject(error)))
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return folder
}

function versionOf(name: string): string {
  const from = createRequire(import.meta.url)
  // The package does not export its package.json; it lies above its entry.
  const manifest: unknown = from(join(dirname(from.resolve(name)), '..', 'package.json'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    throw new Error(`${name}: no version`)
  return String(manifest.version)
}
