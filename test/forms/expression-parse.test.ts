import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxExpressionLength, namesIn, parseExpression } from '#shared/forms/expression.ts'
import { expressionReasons } from '#shared/forms/expression/fault.ts'
import { trees, written } from './support/trees.ts'

const parsed = (text: string) => {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.fault)}`)
  return result.tree
}

describe('reading an expression', () => {
  it('binds operators as XPath does, to the left', () => {
    const same = [
      ['1 + 2 * 3', '1 + (2 * 3)'],
      ['8 - 4 - 2', '(8 - 4) - 2'],
      ['${a} = 1 or ${b} = 2 and ${c} = 3', '(${a} = 1) or ((${b} = 2) and (${c} = 3))'],
      ['1 < 2 = true()', '(1 < 2) = true()'],
      ['-2 * 3', '(-2) * 3'],
      ['12 div 4 mod 2', '(12 div 4) mod 2'],
    ] as const
    for (const [short, long] of same) expect(parsed(short)).toEqual(parsed(long))
  })

  it('names the names it reads, each once, Chinese and rare ones too', () => {
    const tree = parsed(
      "${户主年龄} >= 60 and selected(${致贫原因}, '因病') or ${notice.running} = ${ 户主年龄 } + ${𠮷-1}",
    )
    expect(namesIn(tree)).toEqual(['户主年龄', '致贫原因', 'notice.running', '𠮷-1'])
  })

  it.each([
    ['', 0, 'expression-unfinished'],
    ['1 +', 3, 'expression-unfinished'],
    ["'open", 0, 'expression-unfinished'],
    ['(1', 2, 'expression-unfinished'],
    ['1 2', 2, 'expression-unexpected'],
    ['1 == 2', 3, 'expression-unexpected'],
    ['not(1,)', 6, 'expression-unexpected'],
    ['and', 3, 'expression-unfinished'],
    ['户主年龄 > 1', 0, 'expression-unexpected'],
    ['${a} >= 60 and(1)）', 17, 'expression-full-width'],
    ['${a} ＝ 1', 5, 'expression-full-width'],
    ['1 + ${9a}', 4, 'expression-name'],
    ['${a', 0, 'expression-name'],
    ['${}', 0, 'expression-name'],
    ['9'.repeat(17), 0, 'expression-number'],
    ['1 + frob(2)', 4, 'expression-unknown-function'],
    ['constructor()', 0, 'expression-unknown-function'],
    ['1 + if(true(), 1)', 4, 'expression-arity'],
    ['today(1)', 0, 'expression-arity'],
    ["regex(., concat('a', '+'))", 0, 'pattern-not-literal'],
    ["regex(., '(a')", 0, 'pattern-invalid'],
    ["regex(., ')(')", 0, 'pattern-invalid'],
    ["regex(., '(a+)+')", 0, 'pattern-unsafe'],
    [`regex(., '${'a'.repeat(201)}')`, 0, 'pattern-too-long'],
    [`1${' '.repeat(maxExpressionLength)}`, maxExpressionLength, 'expression-too-long'],
    [`${'('.repeat(51)}1${')'.repeat(51)}`, 50, 'expression-too-deep'],
    [`${'-'.repeat(1000)}1`, 50, 'expression-too-deep'],
    [`${'not('.repeat(400)}`, 204, 'expression-too-deep'],
  ])('refuses %j at %i: %s', (text, at, reason) => {
    expect(parseExpression(text)).toMatchObject({ ok: false, fault: { at, reason } })
  })

  it('takes fifty levels and a thousand operators in a row', () => {
    parsed(`${'('.repeat(50)}1${')'.repeat(50)}`)
    parsed(`1${'+1'.repeat(999)}`)
  })

  it('knows only the names it is given, when it is given any', () => {
    expect(parseExpression('${a} + ${b}', { names: ['a', 'b'] }).ok).toBe(true)
    expect(parseExpression('${a} + ${b}', { names: ['a'] })).toEqual({
      ok: false,
      fault: { at: 7, reason: 'expression-unknown-name', word: 'b' },
    })
  })

  it('refuses a lone dot where there is no current answer', () => {
    expect(parseExpression('.5 > .', { current: false })).toMatchObject({
      fault: { at: 5, reason: 'expression-current' },
    })
  })

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      "'(a|b)*'",
      ...'( ) ${a} ${ } . - , \' " 1 .5 and or div = <= ! * if( not( regex( today() ， 户 \ud800'.split(' '),
      ' ',
      '\n',
    )
    const soup = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), soup), (text) => {
        const result = parseExpression(text)
        if (result.ok) return
        expect(expressionReasons).toContain(result.fault.reason)
        expect(result.fault.at).toBeGreaterThanOrEqual(0)
        expect(result.fault.at).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back every tree as written, and every tree survives JSON', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = written(tree)
        fc.pre(text.length <= maxExpressionLength)
        expect(parseExpression(text)).toEqual({ ok: true, tree })
        expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
      }),
      { numRuns: 500 },
    )
  })
})
