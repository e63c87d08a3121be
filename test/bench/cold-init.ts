import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateRawSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import type { ConfigKey } from '#functions/config.ts'
import { bundleFunctions } from '#infra/bundle/bundle.ts'
import type { Bundle } from '#infra/bundle/bundle.ts'
import type { Figure, Section } from './figure.ts'
import { inScratch } from './scratch.ts'
import { median, sum } from './statistics.ts'

const starts = 10
const mostCpuMs = 120
const promise = 'cold start: the ballot function’s own init under 120 ms of CPU, Node itself counted apart'

const probeFile = fileURLToPath(new URL('./cold-probe.cjs', import.meta.url))
const probed = z.object({ ms: z.number(), ownUs: z.number(), wholeUs: z.number() })
type Probed = z.infer<typeof probed>

/** Nothing answers there: starting a function must not speak to anything. */
const config: Readonly<Partial<Record<ConfigKey, string>>> = {
  CUNYI_TABLE: 'cunyi',
  CUNYI_URN_TABLE: 'cunyi-urn',
  CUNYI_BUCKET: 'cunyi-photos',
  CUNYI_SECRET: 'a-secret-of-no-consequence-for-the-bench',
  CUNYI_ORIGIN: 'https://cun.example',
  CUNYI_MESSAGES_QUEUE: 'http://127.0.0.1:9/messages',
  CUNYI_DEAD_MESSAGES_QUEUE: 'http://127.0.0.1:9/dead-messages',
}
const environment = {
  ...config,
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
}

/** Fresh processes that load a bundle, turn about with processes that load nothing. */
export const coldInit: Section = {
  name: 'cold-init',
  title: `CPU time to load each function’s bundle, less an empty Node started in the same round; medians of ${starts} processes; zip: all that Lambda gets of it, deflated`,
  run: () =>
    inScratch(async (directory) => {
      const bundles = await bundleFunctions(directory)
      const empty: Probed[] = []
      const runs = new Map<Bundle, Probed[]>(bundles.map((bundle) => [bundle, []]))
      for (let n = 0; n < starts; n++) {
        empty.push(await start())
        for (const [bundle, done] of runs) done.push(await start(bundle.file))
      }
      const emptyMs = median(empty.map(({ wholeUs }) => wholeUs / 1000))
      const loads = await Promise.all([...runs].map(([bundle, done]) => loadFigure(bundle, done, empty)))
      return [{ name: 'Node alone', value: emptyMs, unit: 'ms of CPU' }, ...loads]
    }),
}

async function start(file?: string): Promise<Probed> {
  const { stdout } = await promisify(execFile)(process.execPath, file === undefined ? [probeFile] : [probeFile, file], {
    env: environment,
  })
  return probed.parse(JSON.parse(stdout))
}

/** Round by round against the empty process of the same round. */
async function loadFigure(
  { name, file, bytes }: Bundle,
  done: readonly Probed[],
  empty: readonly Probed[],
): Promise<Figure> {
  const own = done.map(({ wholeUs }, n) => (wholeUs - (empty[n]?.wholeUs ?? Number.NaN)) / 1000)
  const value = median(own)
  const packed = await packedSize(dirname(file))
  return {
    name,
    value,
    unit: 'ms of CPU',
    parts: {
      least: Math.min(...own),
      most: Math.max(...own),
      'elapsed ms': median(done.map(({ ms }) => ms)),
      'bundle kB': bytes / 1000,
      'gzip kB': gzipSync(await readFile(file)).length / 1000,
      files: packed.files,
      'unzipped kB': packed.bytes / 1000,
      'zip kB': packed.zipped / 1000,
    },
    ...(name === 'villager' ? { promise: { text: promise, holds: value < mostCpuMs } } : {}),
  }
}

/** An entry of a zip costs its name twice and 76 bytes beside its deflated content (PKWARE APPNOTE 4.3.7 and 4.3.12). */
const zipEntryBytes = 76

/** Everything Lambda gets of a function, and about how large the zip of it is that is uploaded. */
async function packedSize(directory: string): Promise<{ files: number; bytes: number; zipped: number }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const sizes: { bytes: number; zipped: number }[] = []
  for (const file of files) {
    const content = await readFile(file)
    const name = Buffer.byteLength(file.slice(directory.length + 1))
    sizes.push({ bytes: content.length, zipped: deflateRawSync(content).length + zipEntryBytes + 2 * name })
  }
  return {
    files: files.length,
    bytes: sum(sizes.map(({ bytes }) => bytes)),
    zipped: sum(sizes.map(({ zipped }) => zipped)),
  }
}
