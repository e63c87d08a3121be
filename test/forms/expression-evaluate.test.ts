import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, isTrue, parseExpression } from '#shared/forms/expression.ts'
import type { Scope, Value } from '#shared/forms/expression.ts'
import { trees, values } from './support/trees.ts'

const facts: Record<string, Value> = {
  age: 67,
  none: '',
  noneChosen: [],
  causes: ['illness', 'school'],
  causesAsText: 'illness school',
  born: '1959-02-28',
  name: '𠮷小·明',
  width: '3.50',
  yes: true,
}

const scope: Scope = {
  value: (name) => facts[name] ?? '',
  current: '19:30',
  now: '2026-02-28T17:00:00.000Z',
  today: '2026-03-01',
}

function valueOf(text: string): Value {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.fault)}`)
  return evaluate(result.tree, scope)
}

describe('what an expression means', () => {
  it.each<[string, Value]>([
    // empty
    ["${none} = ''", true],
    ["${none} != ''", false],
    ["'' = ${age}", false],
    ["${age} != ''", true],
    ["${noneChosen} = ''", true],
    ['${none} = ${none}', false],
    ['${none} < 5', false],
    ['${none} >= 0', false],
    ['${none} != 5', false],
    ["${none} <= ''", false],
    ['${none} + 1', ''],
    ["'a' * 2", ''],
    ['1 div 0', ''],
    ['1 mod 0', ''],
    ['- ${none}', ''],
    // comparison
    ['${age} >= 60', true],
    ['${width} = 3.5', true],
    ["'10' < '9'", false],
    ["'1.0' = '1'", false],
    ["'a' < 'b'", false],
    ["'a' = 5", false],
    ["'a' != 5", true],
    ['${yes} = true()', true],
    ["'false' = true()", true],
    ['${causes} = ${causesAsText}', true],
    // dates are days
    ["${born} < '1960-01-01'", true],
    ["${born} = '1959-02-28'", true],
    ["'2026-02-30' < '2026-03-05'", false],
    ["'2026-03-05' - '2026-02-28'", 5],
    ["'2026-02-25' >= today() - 7", true],
    ["'2026-02-20' >= today() - 7", false],
    ['today() = now()', true],
    ["'2026-03-01' <= now()", true],
    ["'2026-03-02' <= now()", false],
    ["'2026-02-28T17:00:00Z' = now()", true],
    ["'2026-02-28T17:00:00.001Z' > now()", true],
    // arithmetic
    ['0.1 + 0.2', 0.3],
    ['0.1 + 0.2 = 0.3', true],
    ['1.1 * 3', 3.3],
    ['7 div 2', 3.5],
    ['5.3 mod 0.1', 0],
    ['-7 mod 3', -1],
    ['--3', 3],
    ['9007199254740990 + 1', 9007199254740991],
    // logic
    ["if(${age} > 60, 'old', 'young')", 'old'],
    ["coalesce(${none}, ${noneChosen}, 'x')", 'x'],
    ["boolean('0')", true],
    ['boolean(0)', false],
    ['not(${none})', true],
    ['${none} and 1', false],
    ['${none} or 1', true],
    // choices
    ["selected(${causes}, 'school')", true],
    ["selected(${causesAsText}, 'school')", true],
    ["selected(${causesAsText}, 'scho')", false],
    ["selected(${none}, '')", false],
    ['selected-at(${causes}, 1)', 'school'],
    ['selected-at(${causes}, 2)', ''],
    ['selected-at(${causes}, -1)', ''],
    ['count-selected(${causes})', 2],
    ['count-selected(${none})', 0],
    ['count-non-empty(${none}, ${age}, 0, ${noneChosen})', 2],
    // numbers
    ['sum(0.1, 0.2, ${none})', 0.3],
    ['sum(${none})', 0],
    ["sum(1, 'a')", ''],
    ['min(3, ${none}, 2)', 2],
    ['max(${none})', ''],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['int(-3.9)', -3],
    ["number('12.50')", 12.5],
    ["number('twelve')", ''],
    ["number('1e5')", ''],
    // texts
    ['string(0.0000001)', '0.0000001'],
    ['string(${causes})', 'illness school'],
    ["concat('a', 1, true())", 'a1true'],
    ["contains(${name}, '小·')", true],
    ["starts-with(${name}, '𠮷')", true],
    ["ends-with('abc', 'bc')", true],
    ['substr(${name}, 0, 1)', '𠮷'],
    ['substr(${name}, -1)', '明'],
    ['string-length(${name})', 4],
    ["regex(., '([01][0-9]|2[0-3]):[0-5][0-9]')", true],
    ["regex('x19:30', '[0-9:]+')", false],
    ["regex('13800138000', '^1[3-9]\\d{9}$')", true],
    // dates, in Asia/Shanghai
    ["format-date(today(), '%Y年%n月%e日')", '2026年3月1日'],
    ["format-date(now(), '%y-%m-%d %H:%M:%S %% %q')", '26-03-01 01:00:00 % %q'],
    ["format-date(today() + 1, '%Y-%m-%d')", '2026-03-02'],
    ["format-date('soon', '%Y')", ''],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value)
  })

  it('reads an absent current answer as empty', () => {
    expect(evaluate({ kind: 'current' }, { value: () => '', now: scope.now, today: scope.today })).toBe('')
  })

  it('has a value for every tree in every scope: no exception, no NaN, no infinity out of a calculation', () => {
    fc.assert(
      fc.property(trees, values, values, (tree, value, current) => {
        const result = evaluate(tree, { ...scope, value: () => value, current })
        expect(typeof isTrue(result)).toBe('boolean')
        if (typeof result === 'number' && tree.kind !== 'name' && tree.kind !== 'current' && tree.kind !== 'call') {
          expect(Number.isFinite(result)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
