import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deliberation } from '#shared/procedures/deliberation.ts'
import { procedures } from '#shared/procedures/procedures.ts'
import { sentenceOfReason } from '#shared/text/reason-sentences.ts'
import { compileProcedure } from '#shared/workflow/compile.ts'
import { broken, changed } from './broken-definitions.ts'
import { twoNotices } from './two-notices.ts'

test('the definition that the cases break is itself sound', () => {
  expect(compileProcedure(twoNotices)).toMatchObject({ ok: true })
})

describe('a definition is refused with the path and the reason when it has', () => {
  test.each(broken)('$name: $field, $reason', ({ definition, field, reason }) => {
    const result = compileProcedure(definition)
    expect(result.ok ? [] : result.faults).toContainEqual({ field, reason })
  })
})

test('every reason of these cases has a sentence in both languages', () => {
  for (const { reason } of broken) {
    expect(sentenceOfReason(reason)?.zh, reason).toMatch(/\p{Script=Han}/u)
    expect(sentenceOfReason(reason)?.en, reason).toMatch(/[a-z]/)
  }
})

test('all faults of a definition are told at once', () => {
  const result = compileProcedure({
    ...twoNotices,
    blocks: ['notice', 'visit', 'lottery'],
    acts: { ...twoNotices.acts, fly: { roles: ['organizer'], stages: ['moon'] } },
  })
  expect(result.ok ? [] : result.faults.map(({ field }) => field)).toEqual([
    'blocks[2]',
    'acts.fly',
    'acts.fly.stages[0]',
  ])
})

test('whatever is given, compiling answers and never throws', () => {
  const odd = fc.constantFrom(
    'constructor',
    '__proto__',
    'close',
    'done',
    'announced',
    '',
    '${',
    '${a}',
    'organizer',
    undefined,
    null,
    [],
    {},
  )
  const paths = fc.constantFrom<(string | number)[]>(
    ['id'],
    ['version'],
    ['title'],
    ['blocks'],
    ['blocks', 0],
    ['roles', 0],
    ['stages'],
    ['stages', 0],
    ['stages', 0, 'id'],
    ['stages', 0, 'moves'],
    ['stages', 0, 'moves', 0],
    ['stages', 2, 'moves', 0, 'to'],
    ['stages', 2, 'moves', 0, 'by'],
    ['stages', 2, 'moves', 0, 'when'],
    ['stages', 3, 'end'],
    ['acts'],
    ['acts', 'close'],
    ['acts', 'constructor'],
    ['acts', 'close', 'stages', 0],
    ['acts', 'close', 'require', 0],
    ['acts', 'close', 'require', 0, 'that'],
  )
  fc.assert(
    fc.property(paths, fc.oneof(odd, fc.anything()), (path, value) => {
      const result = compileProcedure(changed(path, value))
      expect(result.ok || result.faults.length > 0).toBe(true)
    }),
    { numRuns: 600 },
  )
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof compileProcedure(value).ok).toBe('boolean')
    }),
  )
})

test('the house’s own deliberation compiles, and is found with and without its version', () => {
  expect(compileProcedure(deliberation)).toMatchObject({ ok: true })
  expect(procedures('deliberation')?.definition.version).toBe(1)
  expect(procedures('deliberation', 1)).toBe(procedures('deliberation'))
  expect(procedures('deliberation', 99)).toBeUndefined()
  expect(procedures('no-such-procedure')).toBeUndefined()
})
