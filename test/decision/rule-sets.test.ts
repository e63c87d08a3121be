import { describe, expect, it } from 'vitest'

import { parseLocalDate } from '#shared/calendar/time.ts'
import { noticeWarning, ruleSets, ruleSetsOn } from '#shared/decision/rule-sets.ts'
import { ruleSchema } from '#shared/decision/rule.ts'

function day(text: string) {
  const date = parseLocalDate(text)
  if (!date) throw new Error(text)
  return date
}

const on = (date: string, kind: string) => ruleSetsOn(day(date), kind).map((set) => set.id)

describe('the law’s rule sets', () => {
  it.each(ruleSets.map((set) => [set.id, set] as const))('%s is complete and dated', (_id, set) => {
    expect(ruleSchema.parse(set.rule)).toEqual(set.rule)
    expect(parseLocalDate(set.validFrom)).toBe(set.validFrom)
    if (set.validTo !== undefined) expect(set.validTo > set.validFrom && parseLocalDate(set.validTo)).toBe(set.validTo)
    for (const text of [set.law, set.article, set.electorateIs]) expect(text.zh && text.en).toBeTruthy()
  })

  it('gives each an id of its own', () => {
    expect(new Set(ruleSets.map((set) => set.id)).size).toBe(ruleSets.length)
  })

  it('changes law at the turn of 2026, without a day of both or none', () => {
    expect(on('2025-12-31', '村民会议')).toEqual(['assembly-adults-2018', 'assembly-households-2018'])
    expect(on('2026-01-01', '村民会议')).toEqual(['assembly-adults-2025', 'assembly-households-2025'])
  })

  it('does not call verified what nobody has read in the amended text', () => {
    expect(ruleSets.filter((set) => set.id.endsWith('-2025') && set.verified)).toEqual([])
  })

  it.each([
    ['2025-04-30', '成员大会', []],
    ['2025-05-01', '成员大会', ['members-2025']],
    ['2026-05-11', '村民代表会议', ['representatives-2025', 'labour-and-funds-representatives']],
    ['2026-05-11', '议贫会', ['deliberation']],
    ['2026-05-11', '家长会', []],
  ])('on %s a %s goes by %j', (date, kind, ids) => {
    expect(on(date, kind)).toEqual(ids)
  })

  it('asks two thirds of all members, not of those who came', () => {
    expect(ruleSetsOn(day('2026-02-07'), '成员大会')[0]?.rule.pass).toEqual({ of: 'electorate', atLeast: '2/3' })
  })
})

describe('a call that comes late', () => {
  it('is warned about with the article', () => {
    const warning = noticeWarning('村民会议', day('2025-03-01'), day('2025-03-10'))
    expect(warning).toMatchObject({
      daysAsked: 10,
      daysGiven: 9,
      sentence: { zh: '村民会议应提前10天通知，这次只提前9天（中华人民共和国村民委员会组织法，第二十一、二十二条）。' },
    })
  })

  it.each([
    ['村民会议', '2025-03-01', '2025-03-11'],
    ['村民代表会议', '2026-03-01', '2026-03-01'],
    ['议贫会', '2026-03-02', '2026-03-02'],
    ['家长会', '2026-03-02', '2026-03-02'],
  ])('is none for %s called on %s for %s', (kind, convened, held) => {
    expect(noticeWarning(kind, day(convened), day(held))).toBe(null)
  })

  it('is told in whole days even when the record was made afterwards', () => {
    expect(noticeWarning('党员大会', day('2026-03-05'), day('2026-03-04'))?.sentence.en).toContain('it has 0 days')
  })
})
