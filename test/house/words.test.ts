import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rooms, root, sourceFiles, withoutComments } from './source.ts'

const files = sourceFiles(rooms)
const inAllRooms = sourceFiles([...rooms, 'test'])

/** Everything a browser knows by name, read from the compiler's own library. */
function domGlobals(): ReadonlySet<string> {
  const compiler = createRequire(createRequire(import.meta.url).resolve('typescript/package.json'))
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`
  const lib = readFileSync(join(dirname(compiler.resolve(`${platform}/package.json`)), 'lib/lib.dom.d.ts'), 'utf8')
  return new Set(
    [...lib.matchAll(/^(?:interface|type|declare var|declare function) (\w+)/gm)].map(([, name = '']) => name),
  )
}

describe('types', () => {
  const globals = domGlobals()
  const declared = inAllRooms.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(/^\s*(?:export )?(?:declare )?(?:interface|type|class) (\w+)\b/gm)].map(
      ([, name = '']) => ({ path, name }),
    ),
  )

  test('the globals of a browser and the types of the house were found', () => {
    for (const name of ['Event', 'Option', 'Notification', 'Response', 'Node', 'File', 'Document', 'Range'])
      expect(globals).toContain(name)
    expect(declared.length).toBeGreaterThan(200)
  })

  test('none is called like a global of the browser: forgetting its import would still compile', () => {
    expect(declared.filter(({ name }) => globals.has(name)).map(({ path, name }) => `${name} in ${path}`)).toEqual([])
  })

  test('there is no enum, no namespace, no any and no forced non-null', () => {
    const wrong = files.filter(({ text }) =>
      /^\s*(?:export )?(?:const )?enum |^\s*(?:export )?namespace |: any\b|<any>|\bas any\b/m.test(
        withoutComments(text),
      ),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('names of files', () => {
  const banned = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'index', 'lib', 'stuff', 'constants', 'types']

  test('no folder or file is a drawer: utils, helpers, common, misc, index and their like', () => {
    const drawers = inAllRooms.filter(({ path }) =>
      path.split('/').some((part) => banned.includes(part.replace(/\.tsx?$/, ''))),
    )
    expect(drawers.map(({ path }) => path)).toEqual([])
  })

  test('all are written in kebab-case', () => {
    const odd = inAllRooms.filter(
      ({ path }) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.(test|suite|property))?\.tsx?$/.test(path),
    )
    expect(odd.map(({ path }) => path)).toEqual([])
  })
})

/** Where people's words live. Everything else speaks to machines and developers, in English. */
const chineseAllowed: readonly (readonly [path: string, because: string])[] = [
  ['shared/text', 'every sentence people see'],
  ['shared/procedures', 'titles of stages'],
  ['shared/blocks', 'titles of commands and how events are told: they belong to the block and nowhere else'],
  ['shared/forms/visit-form.ts', 'a form'],
  ['shared/forms/agenda-form.ts', 'a form'],
  ['shared/forms/words.ts', 'what can be wrong with an answer'],
  ['shared/decision', 'names of laws, sentences of rules, tallies and recounts'],
  ['shared/outputs', 'notices, minutes and loudspeaker texts are Chinese prose'],
  ['shared/roster', 'headers of villages’ own tables and what can be wrong with a row'],
  ['shared/calendar/names.ts', 'weekdays'],
  ['shared/calendar/format.ts', 'dates as people write them'],
  ['functions/api/docs.ts', 'frame of the published description of the API'],
  ['functions/api/routes', 'titles of routes, for the published description of the API'],
  ['functions/outputs/docx-style.ts', 'names of Chinese fonts'],
  ['infra/bundle/openapi.ts', 'the published description of the API'],
  ['infra/local/demo', 'the demo village'],
  ['infra/local/start.ts', 'what the local run says in the terminal'],
  ['infra/operate/first-administrator.ts', 'the name of the first account'],
  ['infra/deploy', 'what the deploy command says in the terminal'],
  ['infra/local/recount.ts', 'says the same in both languages'],
]

describe('Chinese', () => {
  const speaks = files.filter(({ text }) => /\p{Script=Han}/u.test(withoutComments(text))).map(({ path }) => path)
  const within = (path: string, place: string) =>
    path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`)

  test('stands only where people’s words live', () => {
    expect(speaks.filter((path) => !chineseAllowed.some(([place]) => within(path, place)))).toEqual([])
  })

  test('is not allowed for a place that no longer holds any', () => {
    expect(
      chineseAllowed.filter(
        ([place]) => !speaks.some((path) => within(path, place)) && place !== 'infra/local/recount.ts',
      ),
    ).toEqual([])
  })

  test('in blocks only titles and tellings are Chinese', () => {
    const lines = files
      .filter(({ path }) => path.startsWith('shared/blocks/'))
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .map((line) => ({ path, line: line.trim() })),
      )
    const wrong = lines.filter(({ line }) => /\p{Script=Han}/u.test(line) && !/\{ zh: '.*', en: '.*' \}/.test(line))
    expect(wrong).toEqual([])
  })
})

/** Arithmetic that a browser gives as a promise only: digests and signatures of a file that is counted again. */
const promised = new Set(['shared/decision/recount-file.ts', 'shared/decision/recount-sealed.ts'])

const sharedWith = (pattern: RegExp): string[] =>
  files
    .filter(({ path, text }) => /^shared\/(?!client\/)/.test(path) && pattern.test(withoutComments(text)))
    .map(({ path }) => path)

describe('shared is pure', () => {
  test.each([
    ['the time', /\bDate\.now\b|\bnew Date\(\)/],
    ['chance', /\bMath\.random\b|\bcrypto\b/],
    ['the environment', /\bprocess\./],
    ['the network', /\bfetch\(/],
    ['a page', /\b(?:document|window|localStorage|indexedDB|navigator)\./],
  ])('nothing in it asks for %s', (_what, pattern) => {
    expect(sharedWith(pattern)).toEqual([])
  })

  test('nothing in it asks for something that takes a while', () => {
    const waiting = sharedWith(/\basync\b|\bawait\b|\bPromise\b/)
    expect(waiting.filter((path) => !promised.has(path))).toEqual([])
  })

  test('the environment is read in handlers and by the local run alone', () => {
    const wrong = files.filter(
      ({ path, text }) => /\bprocess\.env\b/.test(withoutComments(text)) && !/\/handler\.ts$|^infra\//.test(path),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('tests', () => {
  test('none is left out, none is the only one, nothing is mocked', () => {
    const wrong = sourceFiles(['test']).filter(
      ({ path, text }) =>
        path !== 'test/house/words.test.ts' &&
        /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\bvi\.(?:mock|fn|spyOn)\b/.test(withoutComments(text)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('rooms', () => {
  test('each has a README that says in at most 40 lines what it is', () => {
    for (const room of rooms) {
      expect(readdirSync(join(root, room)), room).toContain('README.md')
      expect(
        readFileSync(join(root, room, 'README.md'), 'utf8')
          .trimEnd()
          .split('\n').length,
        room,
      ).toBeLessThanOrEqual(40)
    }
  })
})
