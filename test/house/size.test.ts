import { expect, test } from 'vitest'
import { rooms, sourceFiles } from './source.ts'

/** Longer than a screen can be for a reason: each is a table, not a thought. */
const tables: Readonly<Record<string, string>> = {
  'infra/local/demo/neighbours/subjects.ts': 'what the demo’s villages deliberate upon: wording, no thought',
}

const files = sourceFiles(rooms).map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))

test('no source file is longer than 300 lines, but for the tables listed with their reason', () => {
  expect(files.filter(({ path, lines }) => lines > 300 && !(path in tables))).toEqual([])
})

test('a table that has become short or is gone is no longer listed', () => {
  const long = new Set(files.filter(({ lines }) => lines > 300).map(({ path }) => path))
  expect(Object.keys(tables).filter((path) => !long.has(path))).toEqual([])
})

test('half of all source files have 80 lines or fewer', () => {
  const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80)
})

test('one file in ten at most is longer than 130 lines', () => {
  expect(files.filter(({ lines }) => lines > 130).length).toBeLessThanOrEqual(files.length / 10)
})
