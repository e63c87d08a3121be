import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import {
  addDays,
  daysBetween,
  endOfDay,
  instantAt,
  instantFromMillis,
  localDateOf,
  localTimeOf,
  millisOf,
  parseInstant,
  parseLocalDate,
} from '#shared/calendar/time.ts'

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

function day(text: string) {
  const date = parseLocalDate(text)
  if (!date) throw new Error(text)
  return date
}

function instant(text: string) {
  const parsed = parseInstant(text)
  if (!parsed) throw new Error(text)
  return parsed
}

describe.each(['America/Phoenix', 'Asia/Shanghai', 'Pacific/Kiritimati', 'Europe/Berlin'])(
  'on a machine set to %s',
  (zone) => {
    const own = process.env['TZ']
    beforeAll(() => void (process.env['TZ'] = zone))
    afterAll(() => {
      if (own === undefined) delete process.env['TZ']
      else process.env['TZ'] = own
    })

    it('the machine really is there', () => {
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    })

    it.each([
      ['2026-03-14T17:30:00+08:00', '2026-03-14T09:30:00.000Z'],
      ['2026-03-14T17:30+08:00', '2026-03-14T09:30:00.000Z'],
      ['2026-03-14T00:00:00.1239Z', '2026-03-14T00:00:00.123Z'],
      ['2026-01-01T00:00:00+08:00', '2025-12-31T16:00:00.000Z'],
      ['2024-02-29T23:59:59-05:00', '2024-03-01T04:59:59.000Z'],
    ])('%s is %s', (text, utc) => {
      expect(parseInstant(text)).toBe(utc)
    })

    it.each([
      '',
      '2026-03-14',
      '2026-03-14T17:30:00',
      '2026-02-30T10:00:00Z',
      '2025-02-29T10:00:00Z',
      '2026-03-14T24:00:00Z',
      '2026-03-14T12:60:00Z',
      '2026-03-14T23:59:60Z',
      '2026-03-14T12:00:00+15:00',
      '2026-03-14 12:00:00Z',
      '2026-03-14T12:00:00z',
      '2026-03-14T12:00:00.Z',
      '+012026-03-14T12:00:00Z',
      '1899-12-31T12:00:00Z',
      'Sat Mar 14 2026',
    ])('%j is no instant', (text) => {
      expect(parseInstant(text)).toBe(undefined)
    })

    it.each([
      '',
      '2026-2-3',
      '2026-02-30',
      '2025-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-04-31',
      '2200-01-01',
      '2026-03-14\n',
    ])('%j is no day', (text) => {
      expect(parseLocalDate(text)).toBe(undefined)
    })

    it('a day in China begins at 16:00 UTC of the day before', () => {
      expect(localDateOf(instant('2026-03-13T15:59:59.999Z'))).toBe('2026-03-13')
      expect(localDateOf(instant('2026-03-13T16:00:00Z'))).toBe('2026-03-14')
      expect(endOfDay(day('2026-03-13'))).toBe('2026-03-13T16:00:00.000Z')
      expect(instantAt(day('2026-03-14'), '00:00')).toBe('2026-03-13T16:00:00.000Z')
      expect(instantAt(day('2026-03-14'), '24:00')).toBe(undefined)
    })

    it('days are added across months, leap days and years', () => {
      expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
      expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
      expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
      expect(daysBetween(day('2026-03-08'), day('2026-03-09'))).toBe(1)
      expect(daysBetween(day('2026-11-02'), day('2026-10-30'))).toBe(-3)
    })

    it('days and weekdays are said as people say them', () => {
      expect(formatDate(day('2026-03-14'), 'zh')).toBe('3月14日（星期六）')
      expect(formatDate(day('2026-03-14'), 'en', { year: true })).toBe('Saturday 14 March 2026')
      expect(formatDate(day('2026-02-15'), 'zh', { year: true })).toBe('2026年2月15日（星期日）')
      expect(formatInstant(instant('2026-03-14T09:05:00Z'), 'zh')).toBe('3月14日（星期六）17:05')
      expect(formatInstant(instant('2026-03-13T16:00:00Z'), 'en')).toBe('Saturday 14 March, 00:00')
    })

    it('a day ends exactly when the next begins', () => {
      fc.assert(
        fc.property(days, (date) => {
          const end = endOfDay(date)
          expect(localDateOf(end)).toBe(addDays(date, 1))
          expect(localTimeOf(end)).toBe('00:00')
          expect(localDateOf(instantFromMillis(millisOf(end) - 1))).toBe(date)
        }),
      )
    })

    it('adding and counting days undo each other', () => {
      const steps = fc.integer({ min: -20_000, max: 20_000 })
      fc.assert(
        fc.property(days, steps, (date, step) => {
          expect(daysBetween(date, addDays(date, step))).toBe(step)
        }),
      )
    })

    it('instants sort as texts as they do in time', () => {
      fc.assert(
        fc.property(days, days, (one, other) => {
          expect(endOfDay(one) < endOfDay(other)).toBe(millisOf(endOfDay(one)) < millisOf(endOfDay(other)))
        }),
      )
    })
  },
)
