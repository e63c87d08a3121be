import { isDeepStrictEqual } from 'node:util'
import { Failed } from '../failure.ts'

/** Fails with both sides when they differ. */
export function same(what: string, found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected))
    throw new Failed(`${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
}
