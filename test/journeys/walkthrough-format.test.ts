import { describe, expect, it } from 'vitest'

import { readScenario } from '#test/walkthrough/scenario.ts'
import { codesOf, expandVoters, rollsOf } from '#test/walkthrough/voters.ts'
import { readWhen } from '#test/walkthrough/when.ts'
import { parseInstant } from '#shared/calendar/time.ts'

const visit = { do: 'visit', key: 'v1', by: 'clerk', needs: '想修路' }

function file(steps: readonly unknown[], changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    format: 'cunyi-scenario/1',
    id: 'road',
    title: '修路',
    procedure: 'deliberation',
    place: { code: '620502106201', name: '某村', township: '关子镇', county: '秦州区' },
    startsAt: '2026-04-13T08:30:00+08:00',
    staff: [
      { key: 'clerk', name: '村文书', role: 'organizer' },
      { key: 'town', name: '督导员', role: 'supervisor', level: 'township' },
    ],
    electorates: { households: { prefix: 'h', count: 46, names: { h22: '白图雅' } } },
    steps,
    ...changes,
  })
}

function faults(steps: readonly unknown[], changes: Record<string, unknown> = {}): readonly string[] {
  const read = readScenario('road.json', file(steps, changes))
  return read.ok ? [] : read.faults
}

describe('a scenario file', () => {
  it('is read with a moment for every step', () => {
    const read = readScenario(
      'road.json',
      file([visit, { at: '+2dT17:30', do: 'check-in', voters: ['h01..h03', 'h33'] }]),
    )
    expect(read).toMatchObject({
      ok: true,
      scenario: {
        startsAt: '2026-04-13T00:30:00.000Z',
        steps: [
          { number: 1, at: '2026-04-13T00:30:00.000Z' },
          { number: 2, at: '2026-04-15T09:30:00.000Z', step: { voters: ['h01', 'h02', 'h03', 'h33'] } },
        ],
      },
    })
  })

  it('names file, step and key of an unknown key', () => {
    expect(faults([visit, { ...visit, key: 'v2', colour: 'red' }])).toEqual([
      'road.json: step 2 (visit): unknown key "colour"',
    ])
  })

  it('names file, step and key of an unknown verb', () => {
    expect(faults([visit, { do: 'dance' }])).toEqual(['road.json: step 2: key "do": unknown verb "dance"'])
  })

  it('names unknown keys deep inside a step and at the top of the file', () => {
    const poll = {
      do: 'open-poll',
      key: 'p',
      topic: 't',
      by: 'clerk',
      question: '修不修?',
      choices: [{ key: 'yes', text: '同意', weight: 2 }],
      electorate: 'households',
      secret: true,
      rule: {},
    }
    expect(faults([poll])).toEqual(['road.json: step 1 (open-poll): unknown key "choices[0].weight"'])
    expect(faults([], { colour: 'red' })).toEqual(['road.json: unknown key "colour"'])
  })

  it('names a key that is missing and a code that no refusal has', () => {
    expect(faults([{ do: 'visit', key: 'v1', by: 'clerk' }])).toEqual([
      'road.json: step 1 (visit): key "needs": missing',
    ])
    expect(faults([{ ...visit, refused: 'no-way' }])[0]).toMatch(/^road\.json: step 1 \(visit\): key "refused": /)
  })

  it('names people and things that the file does not know', () => {
    expect(faults([{ ...visit, by: 'nobody' }])).toEqual([
      'road.json: step 1 (visit): key "by": there is no staff "nobody"',
    ])
    expect(faults([{ do: 'expect', recount: 'p' }])).toEqual([
      'road.json: step 1 (expect): key "recount": there is no poll "p"',
    ])
  })

  it('refuses an expectation that lacks its subject', () => {
    expect(faults([{ do: 'expect', state: 'open' }])[0]).toBe(
      'road.json: step 1 (expect): key "state" needs "notice" or "action" beside it',
    )
    expect(faults([{ do: 'expect' }])).toEqual(['road.json: step 1 (expect): nothing is expected'])
  })

  it('refuses a step that lies before the one above it', () => {
    const steps = [
      { ...visit, at: '+3d' },
      { ...visit, key: 'v2', at: '+2d' },
    ]
    expect(faults(steps)[0]).toMatch(/^road\.json: step 2 \(visit\): key "at": /)
  })

  it('refuses weights that do not fit their voters', () => {
    expect(faults([], { electorates: { households: { prefix: 'h', count: 3, weights: [1, 2] } } })).toEqual([
      'road.json: key "electorates.households.weights": 2 weights for 3 voters',
    ])
  })

  it('says so when it is no JSON', () => {
    expect(readScenario('road.json', '{')).toMatchObject({
      ok: false,
      faults: [expect.stringMatching(/^road\.json: no JSON/)],
    })
  })
})

describe('a list of voters', () => {
  it('expands ranges at the width they are written in', () => {
    expect(expandVoters(['m009..m011'])).toEqual({ ok: true, codes: ['m009', 'm010', 'm011'] })
    expect(expandVoters(['g1-01..g1-02'])).toEqual({ ok: true, codes: ['g1-01', 'g1-02'] })
  })

  it.each(['h3..h01', 'h05..h01', 'h01..r03', 'h01..', 'a..b', 'h01..h02..h03'])('refuses the range %s', (range) => {
    expect(expandVoters([range]).ok).toBe(false)
    expect(faults([{ do: 'check-in', voters: [range] }])[0]).toMatch(/^road\.json: step 1 \(check-in\): key "voters": /)
  })

  it('pads codes to the width of the count', () => {
    expect(codesOf({ prefix: 'h', count: 46 }).at(-1)).toBe('h46')
    expect(codesOf({ prefix: 'm', count: 198 })[0]).toBe('m001')
    expect(codesOf({ prefix: 'x', count: 9 })[8]).toBe('x9')
  })

  it('gives everybody a name, the same every time and none twice', () => {
    const read = readScenario('road.json', file([]))
    expect(read.ok).toBe(true)
    if (!read.ok) return
    const voters = rollsOf(read.scenario)
    expect(voters.find(({ code }) => code === 'h22')?.name).toBe('白图雅')
    expect(new Set(voters.map(({ name }) => name)).size).toBe(46)
    expect(rollsOf(read.scenario)).toEqual(voters)
  })
})

describe('a time', () => {
  const start = parseInstant('2026-04-13T08:30:00+08:00')
  const step = parseInstant('2026-04-25T14:00:00+08:00')
  const at = (text: string) => {
    if (start === undefined || step === undefined) throw new Error('the instants of this test are broken')
    const read = readWhen(text, { start, step })
    return read.ok ? read.at : read.reason
  }

  it('counts days from the start and keeps its time of day', () => {
    expect(at('+2d')).toBe('2026-04-15T00:30:00.000Z')
    expect(at('+0d')).toBe('2026-04-13T00:30:00.000Z')
    expect(at('+2dT17:30')).toBe('2026-04-15T09:30:00.000Z')
  })

  it('counts working days from the step, by the official calendar', () => {
    expect(at('+8wd')).toBe('2026-05-09T06:00:00.000Z')
    expect(at('+1wdT09:00')).toBe('2026-04-27T01:00:00.000Z')
  })

  it.each(['2d', '+2', '+2h', '+2dT25:00', '+d', 'tomorrow'])('does not read %s', (text) => {
    expect(at(text)).toContain('is no time')
    expect(faults([{ ...visit, at: text }])[0]).toMatch(/^road\.json: step 1 \(visit\): key "at": /)
  })
})
