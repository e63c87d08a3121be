import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#infra/operate/official-list/check-list.ts'
import { readList } from '#infra/operate/official-list/read-list.ts'
import type { Listed } from '#infra/operate/official-list/read-list.ts'
import { summaryOf } from '#infra/operate/official-list/summary-of-list.ts'

/** A few lines of each table, as the official list writes them. */
const folder = fileURLToPath(new URL('./list', import.meta.url))
const codesOf = (listed: readonly Listed[]) => listed.map(({ code }) => code)

describe('what is read from the official list', () => {
  test('is a county with all that lies in it and the areas around it, larger ones first', async () => {
    const listed = await readList(folder, '150926')
    expect(codesOf(listed)).toEqual([
      '15',
      '1509',
      '150926',
      '150926105',
      '150926401',
      '150926105004',
      '150926105219',
      '150926401498',
    ])
    expect(listed.at(0)).toEqual({ code: '15', name: '内蒙古自治区', level: 'province' })
    expect(listed.at(-1)?.level).toBe('village')
    expect(faultsOf(listed, '150926')).toEqual([])
  })

  test.each([
    ['15', 13],
    ['1509', 11],
    ['150926105', 6],
    ['150926105219', 5],
  ])('may begin at any level: %s', async (prefix, count) => {
    const listed = await readList(folder, prefix)
    expect(listed).toHaveLength(count)
    expect(faultsOf(listed, prefix)).toEqual([])
  })

  test('is remarked upon where the codes surprise: zones as townships, cities without counties, districts of a municipality', async () => {
    const notes = async (prefix: string) =>
      summaryOf(await readList(folder, prefix)).filter((line) => line.startsWith('note: '))
    expect((await notes('150926')).join()).toContain('150926401')
    expect((await notes('4419')).join()).toContain('441900')
    expect((await notes('110115')).join()).toContain('1101 市辖区')
    expect(await notes('150926105')).toEqual([])
  })
})

describe('a list is refused', () => {
  const county: Listed = { code: '150926', name: '察哈尔右翼前旗', level: 'county' }
  const around: Listed[] = [
    { code: '15', name: '内蒙古自治区', level: 'province' },
    { code: '1509', name: '乌兰察布市', level: 'prefecture' },
  ]
  const faultsWith = (...more: Listed[]) => faultsOf([...around, county, ...more], '150926')

  test('where it does not hold what is asked for', async () => {
    expect(faultsOf(await readList(folder, '999999'), '999999')).toEqual(['999999: the list holds no such code'])
  })

  test('where an area is missing, a code stands twice or belongs to another level, or a name is none', () => {
    expect(faultsOf([county], '150926')).toEqual(['150926 察哈尔右翼前旗: 1509, in which it lies, is missing'])
    expect(faultsWith({ code: '150926105004', name: '新华', level: 'village' })).toEqual([
      '150926105004 新华: 150926105, in which it lies, is missing',
    ])
    expect(faultsWith(county)).toEqual(['150926 察哈尔右翼前旗: stands in the list twice'])
    expect(faultsWith({ code: '15092610', name: '土贵乌拉镇', level: 'township' })).toHaveLength(1)
    expect(faultsWith({ code: '150926105', name: ' ', level: 'township' })).toEqual(['150926105: has no name'])
    expect(faultsWith({ code: '150926105', name: '长'.repeat(41), level: 'township' })).toHaveLength(1)
  })
})
