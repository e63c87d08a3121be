import { describe, expect, it } from 'vitest'
import type { SurveyRow } from '#shared/forms/form.ts'
import { validateAnswers } from '#shared/forms/validate.ts'
import { compiled, formOf } from './support/forms.ts'

const context = { now: '2026-03-01T02:00:00.000Z', today: '2026-03-01' }

/** What becomes of one raw answer: the kept one, `undefined` when it counts as not given, or why it is refused. */
function outcomeOf(row: Pick<SurveyRow, 'type' | 'choices' | 'parameters'>, raw: unknown): unknown {
  const outcome = validateAnswers(compiled(formOf([{ ...row, name: 'q' }])), { q: raw }, context)
  return outcome.ok ? outcome.answers['q'] : outcome.faults.map((fault) => fault.reason).join()
}

describe('answers of each type', () => {
  it.each<[unknown, unknown]>([
    ['  修路\r\n修渠\r', '修路\n修渠'],
    ['㛃䶮𠮷·买买提', '㛃䶮𠮷·买买提'],
    ['e\u0301', '\u00e9'],
    ['a\tb', 'a b'],
    [' \n\u3000\u200b', undefined],
    [null, undefined],
    [5, 'not-text'],
    ['a\u0000b', 'control-character'],
    ['a\u0085b', 'control-character'],
    ['a\u202eb', 'direction-override'],
    ['a\u2066b', 'direction-override'],
    ['a\ud800', 'broken-character'],
    ['𠮷'.repeat(40), '𠮷'.repeat(40)],
    ['𠮷'.repeat(41), 'text-too-long'],
    ['x'.repeat(1_000_000), 'text-too-long'],
  ])('text %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'text', parameters: { maxLength: 40 } }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    [' 42 ', 42],
    ['４２', 42],
    [42, 42],
    ['-0', 0],
    ['007', 7],
    ['4.2', 'not-integer'],
    [4.2, 'not-integer'],
    [1e21, 'not-integer'],
    ['1e3', 'not-integer'],
    [true, 'not-integer'],
    ['-1', 'number-too-small'],
    [121, 'number-too-large'],
    [' ', undefined],
  ])('integer %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'integer', parameters: { min: 0, max: 120 } }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    ['3.50', 3.5],
    ['.5', 0.5],
    ['３．５', 3.5],
    [0.1, 0.1],
    [0.1 + 0.2, 'not-decimal'],
    ['1,5', 'not-decimal'],
    ['NaN', 'not-decimal'],
    [Number.POSITIVE_INFINITY, 'not-decimal'],
    ['1000000', 'number-too-large'],
  ])('decimal %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'decimal' }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', 'date-does-not-exist'],
    ['2026-13-01', 'date-does-not-exist'],
    ['1899-12-31', 'date-does-not-exist'],
    ['2026/3/1', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['２０２６－０３－０１', '2026-03-01'],
    ['01.03.2026', 'not-date'],
    [20260301, 'not-date'],
    ['2026-03-01T00:00:00Z', 'not-date'],
  ])('date %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'date' }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    ['因病', '因病'],
    ['因灾', 'unknown-choice'],
    ['__proto__', 'unknown-choice'],
    [['因病'], 'not-choice'],
  ])('select_one %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'select_one', choices: 'causes' }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    [
      ['因学', '因病', '因学'],
      ['因病', '因学'],
    ],
    ['3 因病', ['因病', '3']],
    [[], undefined],
    [' ', undefined],
    [['因灾'], 'unknown-choice'],
    [[3], 'not-choice'],
    [{ length: 1 }, 'not-choice'],
  ])('select_multiple %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'select_multiple', choices: 'causes' }, raw)).toEqual(kept)
  })

  it.each<[unknown, unknown]>([
    [
      ['photo001', 'photo002'],
      ['photo001', 'photo002'],
    ],
    ['photo001', ['photo001']],
    [['photo001', 'photo002', 'photo003'], 'too-many-photos'],
    [['../../etc'], 'not-photos'],
    [['not an id'], 'not-photos'],
    [['short'], 'not-photos'],
    [[{}], 'not-photos'],
  ])('image %j is %j', (raw, kept) => {
    expect(outcomeOf({ type: 'image', parameters: { maxPhotos: 2 } }, raw)).toEqual(kept)
  })

  it('takes no answer to a note', () => {
    expect(outcomeOf({ type: 'note' }, 'hello')).toBe('unknown-field')
    expect(outcomeOf({ type: 'note' }, '')).toBeUndefined()
  })
})
