import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const names = z.record(z.string(), z.string()).optional()
const lock = z
  .object({ packages: z.record(z.string(), z.object({ dependencies: names, optionalDependencies: names })) })
  .parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))).packages

/** Where Node would find it: beside the package, or beside one it lies in. */
function isLocked(from: string, name: string): boolean {
  const inside = from === '' ? '' : `${from}/`
  if (lock[`${inside}node_modules/${name}`] !== undefined) return true
  return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

// A registry that lags lets `npm install` drop another platform's binary in silence; `npm ci` then refuses the lock everywhere.
test('the lock file holds every dependency of every package, those of other platforms too', () => {
  const missing = Object.entries(lock).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(from, name))
      .map((name) => `${from}: ${name}`),
  )
  expect(missing).toEqual([])
})
