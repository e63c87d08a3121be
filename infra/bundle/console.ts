import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import sharp from 'sharp'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { tokens } from '#web/style/tokens.ts'
import { compressBeside } from './compress-beside.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const under = '/console/'

/** What phones and office PCs in villages still run (docs/decisions); older ones are told to use another browser. */
const target = ['chrome78', 'safari16.4']

export interface ConsoleBundle {
  readonly directory: string
  /** What the first screen loads, brotli, in bytes: page, style, script and the chunks it asks for at once. */
  readonly firstLoadBytes: number
}

/**
 * Bundles web/console into `directory`: hashed scripts and style with a compressed copy of each beside it, the page, the
 * manifest, the pictures of the app, and the service worker that knows them all. The directory is emptied first.
 */
export async function bundleConsole(directory: string): Promise<ConsoleBundle> {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  const { metafile } = await build({
    entryPoints: [join(root, 'web/console/start.ts'), join(root, 'web/console/console.css')],
    outdir: directory,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    target,
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    banner: { css: tokens },
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  })
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => ({
    name: path.split('/').at(-1) ?? '',
    output,
  }))
  const nameOf = (entry: string) => {
    const found = outputs.find(({ output }) => output.entryPoint === `web/console/${entry}`)
    if (found === undefined) throw new Error(`the bundle of the console has no ${entry}`)
    return found.name
  }
  const [script, main, style] = [nameOf('start.ts'), nameOf('main.tsx'), nameOf('console.css')]
  const atOnce = [...new Set([main, ...chunksOf(main, outputs), ...chunksOf(script, outputs)])]
  await drawIcons(directory)
  await writeFile(join(directory, 'manifest.webmanifest'), JSON.stringify(manifest))
  await writeFile(join(directory, 'index.html'), page(script, style, atOnce))
  const files = [...outputs.map(({ name }) => name), 'manifest.webmanifest', ...icons.map(({ file }) => file)]
  await bundleWorker(directory, files)
  const texts = [...outputs.map(({ name }) => name), 'index.html', 'manifest.webmanifest', 'sw.js']
  const sizes = new Map(
    await Promise.all(texts.map(async (name) => [name, await compressBeside(join(directory, name))] as const)),
  )
  const first = ['index.html', script, style, ...atOnce]
  return { directory, firstLoadBytes: first.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) }
}

type Outputs = readonly { name: string; output: { imports: readonly { path: string; kind: string }[] } }[]

/** The chunks a script imports outright, and theirs. */
function chunksOf(script: string, outputs: Outputs, seen: Set<string> = new Set()): string[] {
  const { output } = outputs.find(({ name }) => name === script) ?? {}
  for (const { path, kind } of output?.imports ?? []) {
    const name = path.split('/').at(-1) ?? ''
    if (kind !== 'import-statement' || seen.has(name)) continue
    seen.add(name)
    chunksOf(name, outputs, seen)
  }
  return [...seen]
}

function page(script: string, style: string, chunks: readonly string[]): string {
  const { product, loading, noScript } = consoleWords
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    '<meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><meta name="theme-color" content="#0a5c36">',
    `<title>${product.zh}</title><link rel="stylesheet" href="${under}${style}">`,
    `<link rel="manifest" href="${under}manifest.webmanifest"><link rel="icon" href="${under}icon-192.png"><link rel="apple-touch-icon" href="${under}icon-192.png">`,
    ...chunks.map((name) => `<link rel="modulepreload" href="${under}${name}">`),
    // Who is signed in is asked for along with the scripts, not after them.
    '<link rel="preload" as="fetch" href="/api/me" crossorigin="anonymous">',
    `<script type="module" src="${under}${script}"></script></head>`,
    `<body><div id="app"><main><p role="status">${loading.zh}</p></main></div><noscript>${noScript.zh} ${noScript.en}</noscript></body></html>`,
  ].join('')
}

const icons = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
] as const

const manifest = {
  name: `${consoleWords.product.zh} ${consoleWords.product.en}`,
  short_name: consoleWords.product.zh,
  start_url: `${under}today`,
  scope: under,
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0a5c36',
  lang: 'zh-CN',
  icons: icons.map(({ file, size }) => ({
    src: `${under}${file}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
}

/** A roof over a round table: inside the circle that every launcher leaves of an icon. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#0a5c36"/>
<path d="M22 48 50 26l28 22" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="50" cy="62" r="9" fill="#f3c675"/><g fill="#fff"><circle cx="31" cy="62" r="5"/><circle cx="69" cy="62" r="5"/><circle cx="40" cy="77" r="5"/><circle cx="60" cy="77" r="5"/></g></svg>`

async function drawIcons(directory: string): Promise<void> {
  for (const { file, size } of icons)
    await sharp(Buffer.from(drawing), { density: 600 }).resize(size, size).png().toFile(join(directory, file))
}

async function bundleWorker(directory: string, files: readonly string[]): Promise<void> {
  const named = files.map((name) => `${under}${name}`)
  const digest = createHash('sha256').update(await readFile(join(directory, 'index.html')))
  for (const name of files) digest.update(name)
  await build({
    entryPoints: [join(root, 'web/console/worker/sw.ts')],
    outfile: join(directory, 'sw.js'),
    bundle: true,
    minify: true,
    target,
    format: 'iife',
    define: {
      editionFiles: JSON.stringify(named),
      editionName: JSON.stringify(`cunyi-${digest.digest('hex').slice(0, 12)}`),
    },
    logLevel: 'silent',
  })
}

if (import.meta.main) {
  const { directory, firstLoadBytes } = await bundleConsole(process.argv[2] ?? join(root, 'build/console'))
  console.log(`${directory}: first load ${(firstLoadBytes / 1000).toFixed(1)} kB compressed`)
}
