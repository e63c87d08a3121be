import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Import } from './source.ts'
import { importsOf, packageOf, root, rooms, sourceFiles } from './source.ts'

const imports = sourceFiles(rooms).flatMap(importsOf)
const shown = ({ from, of }: Import) => `${from} imports ${of}`
const within = (path: string, ...folders: readonly string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`))

/** Every import of a room that none of the given folders (ours) or packages covers. */
function strays(
  room: string,
  ours: readonly string[],
  packages: readonly string[],
  but: readonly string[] = [],
): string[] {
  return imports
    .filter(({ from }) => within(from, room) && !within(from, ...but))
    .filter(({ of }) => {
      const name = packageOf(of)
      return name === undefined ? !of.startsWith('node:') && !within(of, ...ours) : !packages.includes(name)
    })
    .map(shown)
}

/** Every import of a package (or of one whose name begins so) outside the folders where it belongs. */
function outside(name: RegExp, ...folders: readonly string[]): string[] {
  return imports.filter(({ from, of }) => name.test(of) && !within(from, ...folders)).map(shown)
}

test('the imports of the house were found at all', () => {
  expect(imports.length).toBeGreaterThan(500)
  expect(imports).toContainEqual({ from: 'functions/world.ts', of: 'functions/ports.ts', typeOnly: true })
})

describe('who may import whom', () => {
  test('shared imports only itself, its validator and the table of the official calendar', () => {
    expect(strays('shared', ['shared'], ['zod', 'chinese-days'])).toEqual([])
    expect(imports.filter(({ from, of }) => within(from, 'shared') && of.startsWith('node:')).map(shown)).toEqual([])
    expect(outside(/^chinese-days/, 'shared/calendar/working-days.ts')).toEqual([])
    expect(imports.filter(({ of }) => packageOf(of) === 'chinese-days').map(({ of }) => of)).toEqual([
      'chinese-days/dist/chinese-days.json',
    ])
  })

  test('web imports shared, itself and Preact', () => {
    const packages = ['preact', 'preact-render-to-string', 'zod', 'qr']
    expect(
      strays('web', ['web', 'shared'], [...packages, 'preact-iso', 'idb', 'core-js', '@cloudflare/blindrsa-ts']),
    ).toEqual([])
    // Pages without script carry nothing of the app.
    expect(outside(/^preact-iso/, 'web/console')).toEqual([])
    expect(outside(/^core-js/, 'web/console', 'web/scripts')).toEqual([])
    expect(outside(/^idb/, 'web/console', 'web/sealed')).toEqual([])
    expect(outside(/^@cloudflare\//, 'web/sealed')).toEqual([])
    const app = imports.filter(({ of }) => within(of, 'web/console'))
    expect(app.filter(({ from }) => !within(from, 'web/console', 'test')).map(shown)).toEqual([])
    expect(imports.filter(({ from, of }) => within(from, 'web') && of.startsWith('node:')).map(shown)).toEqual([])
  })

  test('functions import shared, themselves and the pages they serve, never infra or a test', () => {
    const wrong = imports.filter(({ from, of }) => within(from, 'functions') && within(of, 'infra', 'test'))
    expect(wrong.map(shown)).toEqual([])
  })

  test('nothing imports infra but infra, nothing imports a test but a test', () => {
    expect(imports.filter(({ from, of }) => within(of, 'infra') && !within(from, 'infra')).map(shown)).toEqual([])
    expect(imports.filter(({ of }) => within(of, 'test')).map(shown)).toEqual([])
  })

  test('commands and queries know the world by its type, never a driver, an environment or a door', () => {
    const wrong = imports.filter(
      ({ from, of }) =>
        within(from, 'functions/commands', 'functions/queries', 'functions/store') &&
        within(of, 'functions/drivers', 'functions/api', 'functions/villager', 'functions/config.ts'),
    )
    expect(wrong.map(shown)).toEqual([])
  })

  test('a driver is named only where everything is put together: handlers, the local stack, an operator’s commands', () => {
    const wrong = imports.filter(
      ({ from, of }) =>
        within(of, 'functions/drivers') &&
        !from.endsWith('/handler.ts') &&
        !within(from, 'functions/drivers', 'infra/local', 'infra/operate'),
    )
    expect(wrong.map(shown)).toEqual([])
  })

  test('the deployment sees of our code only names: keys of the environment, of metrics and of fields, and what the bundle is made of', () => {
    const names = ['functions/config.ts', 'functions/invocation/metric-names.ts', 'functions/api/fields.ts']
    const wrong = imports.filter(
      ({ from, of }) => within(from, 'infra/aws') && within(of, 'functions', 'shared', 'web') && !names.includes(of),
    )
    expect(wrong.map(shown)).toEqual([])
  })
})

describe('where a package may be named', () => {
  test('@aws-sdk only in functions/store, functions/drivers, and infra but for the stack', () => {
    const rooms = ['infra/local', 'infra/operate', 'infra/deploy', 'infra/rehearse']
    expect(outside(/^@aws-sdk\//, 'functions/store', 'functions/drivers', ...rooms)).toEqual([])
  })

  test('aws-cdk-lib and constructs only in infra/aws', () => {
    expect(outside(/^(aws-cdk-lib|constructs)(\/|$)/, 'infra/aws')).toEqual([])
  })

  test('hono only in functions/api, functions/villager, the answers both share and infra/local', () => {
    expect(
      outside(
        /^(hono|@hono\/[^/]+)(\/|$)/,
        'functions/api',
        'functions/villager',
        'functions/page-answers.ts',
        'infra/local',
      ),
    ).toEqual([])
  })

  test('Middy only in handlers', () => {
    expect(
      outside(
        /^@middy\//,
        'functions/stream/handler.ts',
        'functions/schedule/handler.ts',
        'functions/photos/handler.ts',
        'functions/messages/handler.ts',
      ),
    ).toEqual([])
  })

  test('the embedded engines only in infra/local, the bundler only in infra', () => {
    expect(outside(/^(fauxqs|@dynoxide\/)/, 'infra/local')).toEqual([])
    expect(outside(/^(esbuild|vite)(\/|$)/, 'infra')).toEqual([])
  })

  test('every package that the product names is a dependency of the project', () => {
    const { dependencies, devDependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    // `aws-lambda` is types alone, and they come as `@types/aws-lambda`.
    const known = (name: string) =>
      name in dependencies || name in devDependencies || `@types/${name}` in devDependencies
    const deployed = (from: string) => within(from, 'shared', 'functions', 'web')
    expect(imports.filter(({ of }) => !known(packageOf(of) ?? 'zod')).map(shown)).toEqual([])
    const notShipped = imports.filter(
      ({ from, of, typeOnly }) => deployed(from) && !typeOnly && !((packageOf(of) ?? 'zod') in dependencies),
    )
    expect(notShipped.map(shown)).toEqual([])
  })
})

test('no file imports itself over others: what is left when types are gone has no cycle', () => {
  const next = Map.groupBy(
    imports.filter(({ typeOnly, of }) => !typeOnly && packageOf(of) === undefined),
    ({ from }) => from,
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (way.includes(path) || done.has(path)) return
    for (const { of } of next.get(path) ?? []) visit(of, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  expect(cycles).toEqual([])
})

test('zod is imported as a whole, so that bundles keep only what is used', () => {
  const wrong = sourceFiles(rooms).filter(
    ({ text }) => /from 'zod'/.test(text) && !/^import (?:type )?\* as z from 'zod'$/m.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('our own files are imported with their extension', () => {
  const wrong = imports.filter(
    ({ of }) => packageOf(of) === undefined && !of.startsWith('node:') && !/\.(tsx?|json)$/.test(of),
  )
  expect(wrong.map(shown)).toEqual([])
})
