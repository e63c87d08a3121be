import { describe, expect, it } from 'vitest'
import { aligned, costTable } from '#infra/deploy/cost-table.ts'
import { estimate } from '#infra/deploy/estimate.ts'
import { load } from '#infra/deploy/load.ts'
import { readMeasured } from '#infra/deploy/measured.ts'
import type { PriceList } from '#infra/deploy/prices.ts'
import { china, usEast } from '#infra/deploy/prices.ts'
import { partsOf } from '#infra/deploy/template.ts'
import { stackTemplate } from './stack-template.ts'

const parts = partsOf(stackTemplate())
const measured = readMeasured()
const table = (prices: PriceList, region: string) => {
  const sizes = [1, 300].map((villages) => ({
    name: `${villages}`,
    estimate: estimate(villages, { load, measured, prices, parts }),
  }))
  return costTable(sizes, prices, region, measured.measuredAt).join('\n')
}

describe('the table of costs', () => {
  it('marks what was reckoned for China and says how', () => {
    const text = table(china, 'cn-northwest-1')
    expect(text).toContain('API Gateway 请求 requests *')
    expect(text).toMatch(/DynamoDB 写入 writes {2}/)
    expect(text).toContain('* 按美国东部价格乘以 9 推算。 reckoned from the price in us-east-1, times 9.')
    expect(text).toContain('¥')
  })

  it('says total, cost of a village, the three largest, the date and what is left out', () => {
    const text = table(usEast, 'us-east-1')
    for (const said of ['合计 total', '每村 for each village', '最大三项 three largest', usEast.date, 'Not included'])
      expect(text).toContain(said)
    expect(text).not.toContain(' *')
  })

  it('names prices that nobody checked against a page', () => {
    expect(table(usEast, 'us-east-1')).toContain(
      'prices not checked against a page: DynamoDB 时间点恢复 point-in-time recovery',
    )
  })

  it('says when its prices are another region’s', () => {
    expect(table(usEast, 'ap-southeast-1')).toContain('There is no price list for ap-southeast-1')
  })
})

describe('columns', () => {
  it('stand in line though Chinese signs take two', () => {
    expect(
      aligned([
        ['村', '1'],
        ['village', '200'],
      ]),
    ).toEqual(['村         1', 'village  200'])
  })
})
