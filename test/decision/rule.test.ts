import { describe, expect, it } from 'vitest'

import { ruleSchema } from '#shared/decision/rule.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'

const assembly = { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } } as const

describe('a rule', () => {
  it.each([{}, assembly, { pass: { of: 'cast', atLeast: '1/1' } }])('is read: %j', (rule) => {
    expect(ruleSchema.parse(rule)).toEqual(rule)
  })

  it.each([
    null,
    [],
    { passes: { of: 'cast', atLeast: '1/2' } },
    { pass: { of: 'cast' } },
    { pass: { atLeast: '1/2' } },
    { pass: { of: 'cast', atLeast: '1/2', moreThan: '1/2' } },
    { pass: { of: 'everybody', atLeast: '1/2' } },
    { pass: { of: 'cast', atLeast: 0.5 } },
    { pass: { of: 'cast', atLeast: '3/2' } },
    { pass: { of: 'cast', atLeast: '1/2', note: '' } },
    { quorum: undefined },
  ])('is refused: %j', (rule) => {
    expect(ruleSchema.safeParse(rule).success).toBe(false)
  })

  it('is said in plain words', () => {
    expect(sentenceOfRule(assembly, 'zh')).toBe(
      '到会达到应到人数的三分之二以上，表决才有效；得票最多的选项超过到会人数的二分之一，才算通过。',
    )
    expect(sentenceOfRule(assembly, 'en', 'households')).toBe(
      'The vote counts when at least 2/3 of all entitled households take part. The leading choice passes with more than 1/2 of the households present.',
    )
  })

  it('says that a poll without a share to reach only advises', () => {
    expect(sentenceOfRule({}, 'zh')).toContain('只征求意见')
    expect(sentenceOfRule({}, 'en')).toContain('only advises')
  })

  it('writes a share beyond ten in figures', () => {
    expect(sentenceOfRule({ pass: { of: 'cast', atLeast: '7/12' } }, 'zh')).toContain('12分之七')
  })
})
