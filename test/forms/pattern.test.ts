import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, patternFault } from '#shared/forms/expression/pattern.ts'

describe('patterns of regex()', () => {
  it.each([
    '([01][0-9]|2[0-3]):[0-5][0-9]',
    '^1[3-9]\\d{9}$',
    '\\p{Script=Han}{2,20}(·\\p{Script=Han}{1,20})?',
    '[\\w.-]+@[\\w-]+\\.[a-z]+',
    '(ab)*',
    '(?:[0-9]{3},)*[0-9]{3}',
    '[)(*|+]+\\)',
    '',
  ])('takes %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined()
  })

  it.each([
    '(a+)+',
    '(a*)*b',
    '(a|a)*',
    '(?:a|b)+',
    '(a?){30}a{30}',
    'a?'.repeat(40),
    '(?:.{1,3})*',
    '((ab)*)*',
    '.*.*.*.*x',
    '(a|ab)(c|bcd)(d*){9}',
    '((a{200}){200}){200}',
    '(?=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<n>a)\\k<n>',
  ])('refuses %s: it could run away, or is more than we read', (pattern) => {
    expect(patternFault(pattern)).toBe('pattern-unsafe')
  })

  it('finishes on the worst text for the costliest patterns it takes', () => {
    for (const pattern of ['.*.*.*x', '(a?){21}a{21}', '(?:a|a){21}x', '\\w+\\w+\\w+@']) {
      expect(patternFault(pattern)).toBeUndefined()
      matches('a'.repeat(256), pattern)
      matches('a'.repeat(21), pattern)
    }
  })

  it('matches the whole text, and nothing longer than 256 characters', () => {
    expect(matches('a'.repeat(256), 'a+')).toBe(true)
    expect(matches('a'.repeat(257), 'a+')).toBe(false)
    expect(matches('ab', 'a|b')).toBe(false)
  })

  it('never throws and always finishes, whatever the pattern', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '[ab]',
      '(',
      '(?:',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{0,3}',
      '{2,}',
      '\\',
    )
    const patterns = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 14 }).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(patterns, (pattern) => {
        expect(typeof matches('ab'.repeat(60), pattern)).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
  })
})
