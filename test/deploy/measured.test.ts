import { describe, expect, it } from 'vitest'
import { measuredFrom } from '#infra/deploy/from-bench.ts'
import { load } from '#infra/deploy/load.ts'
import { readMeasured } from '#infra/deploy/measured.ts'

const figure = {
  name: 'convene',
  value: 15,
  unit: 'units',
  parts: { read: 7, write: 8, 'then read': 2, 'then write': 14, 'read calls': 5, transactions: 1, 'other writes': 0 },
}
const whole = { name: 'the whole deliberation', value: 40, unit: 'units', parts: { read: 20, write: 20 } }
const capacity = { section: 'capacity', figures: [figure, whole] }
const faces = {
  section: 'faces',
  figures: [
    { name: 'ballot: answer with headers', value: 8668, unit: 'bytes' },
    { name: 'console: first load on the wire', value: 67_437, unit: 'bytes' },
    { name: 'ballot: performance', value: 100, unit: 'of 100' },
  ],
}
const startedAt = '2026-11-23T06:40:21.831Z'

describe('what the bench measured', () => {
  it('is taken from its file: units and calls of each entry, weight of each page', () => {
    expect(measuredFrom({ startedAt, sections: [capacity, faces] })).toEqual({
      measuredAt: startedAt,
      entries: [{ label: 'convene', read: 7, write: 8, thenRead: 2, thenWrite: 14, calls: 6 }],
      pages: { ballot: 8668, console: 67_437 },
    })
  })

  it('is refused when a section was not run', () => {
    expect(() => measuredFrom({ startedAt, sections: [capacity] })).toThrow('without its section faces')
  })

  it('holds everything that the load counts', () => {
    const labels = new Set(readMeasured().entries.map(({ label }) => label))
    expect(load.activities.map(({ entry }) => entry).filter((entry) => !labels.has(entry))).toEqual([])
  })
})
