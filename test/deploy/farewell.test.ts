import { describe, expect, it } from 'vitest'
import { farewell } from '#infra/deploy/farewell.ts'

const service = {
  origin: 'https://cunyi.gov.cn',
  apiUrl: 'https://a1b2.execute-api.cn-north-1.amazonaws.com.cn',
  isNew: false,
  administratorLink: () => Promise.resolve(''),
}
const told = (given: Partial<typeof service & { domainTarget: string }>, link?: string) =>
  farewell({ ...service, ...given }, link).join('\n')

describe('what the operator is told at the end', () => {
  it('is the address and no link on a second deployment', () => {
    expect(told({})).toContain('https://cunyi.gov.cn')
    expect(told({})).not.toContain('/in/')
    expect(told({})).not.toContain('Nobody administers it')
  })

  it('is the link where one was made', () => {
    expect(told({}, 'https://cunyi.gov.cn/in/abc')).toContain('  https://cunyi.gov.cn/in/abc')
  })

  it('is how to get the link where it would have gone into a log', () => {
    expect(told({ isNew: true })).toContain('Nobody administers it yet')
  })

  it('is the record to set at the domain’s provider', () => {
    expect(told({ domainTarget: 'd-1.execute-api.cn-north-1.amazonaws.com.cn' })).toContain(
      'cunyi.gov.cn  CNAME  d-1.execute-api.cn-north-1.amazonaws.com.cn',
    )
  })

  it('is that the domain leads nowhere yet, where the stack has none', () => {
    expect(told({})).toContain('does not lead here yet')
    expect(told({ origin: service.apiUrl })).not.toContain('does not lead here yet')
  })
})
