import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from '#infra/deploy/estimate.ts'
import { estimate } from '#infra/deploy/estimate.ts'
import { load } from '#infra/deploy/load.ts'
import { readMeasured } from '#infra/deploy/measured.ts'
import { china, items, pricesFor, usEast } from '#infra/deploy/prices.ts'
import { partsOf } from '#infra/deploy/template.ts'
import { stackTemplate } from './stack-template.ts'

const parts = partsOf(stackTemplate())
const measured = readMeasured()
const of = (villages: number, prices = usEast) => estimate(villages, { load, measured, prices, parts })
/** Metrics are charged by the hours in which they come: they do not simply add up. */
const addsUp = ({ item }: Line) => item !== 'metrics'

describe('an estimate', () => {
  it('costs twice as much for twice the villages, but for what stands there anyway', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), (villages) => {
        const [once, twice] = [of(villages), of(2 * villages)]
        for (const [n, line] of once.lines.entries()) {
          expect(twice.lines[n]?.standing).toBe(line.standing)
          if (addsUp(line)) expect(twice.lines[n]?.use).toBeCloseTo(2 * line.use, 6)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is the cost of the empty stack where no village uses it', () => {
    const { lines, total } = of(0)
    expect(lines.filter(({ use }) => use !== 0)).toEqual([])
    expect(total).toBeGreaterThan(0)
    const standing = lines.filter((line) => line.standing > 0).map(({ item }) => item)
    expect(standing).toEqual(
      expect.arrayContaining(['alarms', 'secrets', 'dashboards', 'tableReads', 'lambdaRequests']),
    )
    expect(standing).not.toContain('apiRequests')
  })

  it('charges for a metric once it is sent in every hour, and no more', () => {
    const metrics = (villages: number) => of(villages).lines.find((line) => !addsUp(line))?.quantity ?? 0
    expect(metrics(300)).toBeGreaterThan(metrics(1))
    expect(metrics(300)).toBeLessThan(300 * metrics(1))
    expect(metrics(10_000_000)).toBeCloseTo(metrics(20_000_000), 3)
  })

  it('has a line for every item of the price list', () => {
    expect(new Set(of(1).lines.map(({ item }) => item))).toEqual(new Set(items))
  })

  it('counts each vote, page and look of the load, and the ticks of the clock once', () => {
    const looks = load.activities.reduce((sum, { times }) => sum + times, 0)
    const requests = of(3).lines.find(({ item }) => item === 'apiRequests')
    expect(requests?.quantity).toBeCloseTo(3 * (looks + load.consoleFiles), 6)
    const clock = of(3).lines.find(({ of: name }) => name === 'schedule')
    expect(clock).toMatchObject({ use: 0 })
  })

  it('grows with memory', () => {
    const large = { ...parts, functions: { ...parts.functions, api: { memoryGB: 2, arm: true } } }
    const api = (which: typeof parts) =>
      estimate(1, { load, measured, prices: usEast, parts: which }).lines.find((line) => line.of === 'api')?.use ?? 0
    expect(api(large)).toBeCloseTo(2 * api(parts), 9)
  })

  it('refuses an activity that was never measured', () => {
    const activities = [{ entry: 'GET /nowhere', times: 1, why: 'nobody does' }]
    expect(() => estimate(1, { load: { ...load, activities }, measured, prices: usEast, parts })).toThrow(
      'The bench measured no GET /nowhere',
    )
  })
})

describe('the load', () => {
  it('says why of everything people do', () => {
    expect(load.activities.filter(({ why, times }) => why.length < 8 || times <= 0)).toEqual([])
  })
})

describe('the price lists', () => {
  it.each([usEast, china])('name a source and a date for each price: $region', ({ prices }) => {
    for (const { price, source, asOf } of Object.values(prices)) {
      expect(price).toBeGreaterThan(0)
      expect(source).toMatch(/^https:\/\//)
      expect(asOf).toMatch(/^\d{4}(-\d{2})?$|^undated$|^remembered$/)
    }
  })

  it('are in yuan for China and in dollars elsewhere', () => {
    expect(pricesFor('cn-northwest-1')).toBe(china)
    expect(pricesFor('ap-southeast-1')).toBe(usEast)
    expect([china.currency, usEast.currency]).toEqual(['CNY', 'USD'])
  })

  it('say of a Chinese price that it is the US price times a factor', () => {
    const silent = items.filter(
      (item) => china.prices[item].source === usEast.prices[item].source && china.prices[item].reckoned === undefined,
    )
    expect(silent).toEqual([])
  })
})
