import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { root } from './source.ts'

const table = z.record(z.string(), z.string()).default({})
const { dependencies, devDependencies, optionalDependencies } = z
  .object({ dependencies: table, devDependencies: table, optionalDependencies: table })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
const lines = () => readFileSync(join(root, 'docs/dependencies.md'), 'utf8').split('\n')

test('every dependency has a line in docs/dependencies.md that names it and says what for', () => {
  const missing = Object.keys(all).filter(
    (name) => !lines().some((line) => line.includes(`\`${name}\``) && line.length > name.length + 20),
  )
  expect(missing).toEqual([])
})

test('no line in docs/dependencies.md tells of a package that is gone', () => {
  const told = lines().flatMap((line) => /^\|\s*`([^`]+)`/.exec(line)?.[1] ?? [])
  expect(told.filter((name) => !(name in all))).toEqual([])
})

test('every version is exact: what was tested is what is installed', () => {
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})
