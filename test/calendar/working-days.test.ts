import { describe, expect, it } from 'vitest'

import { addDays, parseLocalDate } from '#shared/calendar/time.ts'
import { addWorkingDays, isWorkingDay } from '#shared/calendar/working-days.ts'

function day(text: string) {
  const date = parseLocalDate(text)
  if (!date) throw new Error(text)
  return date
}

const notPublished = { ok: false, reason: 'calendar-not-published', firstYear: 2004, lastYear: 2026 }

describe('the official calendar', () => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10', '2026-11-23'])(
    'works on %s',
    (text) => {
      expect(isWorkingDay(day(text))).toEqual({ ok: true, value: true })
    },
  )

  it.each([
    '2026-01-01',
    '2026-01-02',
    '2026-02-17',
    '2026-02-23',
    '2026-05-05',
    '2026-10-07',
    '2026-11-22',
    '2026-04-25',
  ])('rests on %s', (text) => {
    expect(isWorkingDay(day(text))).toEqual({ ok: true, value: false })
  })

  it.each([
    ['2026-04-25', 8, '2026-05-09'],
    ['2026-04-13', 5, '2026-04-20'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-05-02', 0, '2026-05-02'],
  ])('from %s, %i working days lead to %s', (from, count, to) => {
    expect(addWorkingDays(day(from), count)).toEqual({ ok: true, value: to })
  })

  it('knows no year that is not published, not even its weekends', () => {
    for (const text of ['2027-01-01', '2027-01-02', '2027-02-08', '2099-06-01', '2003-12-31']) {
      expect(isWorkingDay(day(text))).toEqual(notPublished)
    }
    expect(addWorkingDays(day('2026-12-30'), 1)).toEqual({ ok: true, value: '2026-12-31' })
    expect(addWorkingDays(day('2026-12-30'), 2)).toEqual(notPublished)
  })

  it('has every covered day', () => {
    for (let date = day('2004-01-01'); date <= '2026-12-31'; date = addDays(date, 1))
      expect(isWorkingDay(date).ok).toBe(true)
  })

  it('takes part of a day or days back as a mistake of the caller', () => {
    expect(() => addWorkingDays(day('2026-03-02'), -1)).toThrow(RangeError)
    expect(() => addWorkingDays(day('2026-03-02'), 1.5)).toThrow(RangeError)
  })
})

describe('days that a deployment adds', () => {
  const festival = { holidays: [day('2026-07-06')], workingDays: [day('2026-07-05')] }
  const nextYear = { holidays: [day('2027-01-01')], workingDays: [day('2027-01-03')], publishedUntil: 2027 }

  it('go before the calendar', () => {
    expect(isWorkingDay(day('2026-07-06'), festival)).toEqual({ ok: true, value: false })
    expect(addWorkingDays(day('2026-07-03'), 2, festival)).toEqual({ ok: true, value: '2026-07-07' })
  })

  it('open the next year only once they are said to complete it', () => {
    const { publishedUntil: _, ...single } = nextYear
    expect(isWorkingDay(day('2027-01-01'), single)).toEqual({ ok: true, value: false })
    expect(isWorkingDay(day('2027-01-04'), single)).toEqual(notPublished)
    expect(addWorkingDays(day('2026-12-31'), 2, nextYear)).toEqual({ ok: true, value: '2027-01-04' })
    expect(isWorkingDay(day('2028-01-03'), nextYear)).toEqual({ ...notPublished, lastYear: 2027 })
  })

  it('cannot close a year that the package covers', () => {
    expect(isWorkingDay(day('2026-03-02'), { ...festival, publishedUntil: 2020 })).toEqual({ ok: true, value: true })
  })
})
