import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inInvocation, logged, note, noteError, noteUnits } from '#functions/invocation/invocation.ts'
import type { Surroundings } from '#functions/invocation/invocation.ts'
import { metricNames, metricNamespace } from '#functions/invocation/metric-names.ts'
import { meterOf } from '#functions/store/meter.ts'

type Told = Readonly<Record<string, unknown>>

function surroundings(more: Partial<Surroundings> = {}): { world: Surroundings; events: Told[] } {
  const events: Told[] = []
  const log = { write: (event: Told) => void events.push(event) }
  return { world: { log, deployment: { stage: 'test', release: '1.2.3' }, ...more }, events }
}

describe('an invocation', () => {
  it('leaves one event with what was noted meanwhile', async () => {
    const { world, events } = surroundings()
    const given = await inInvocation(world, { door: 'GET /b/:village', requestId: 'abc-1' }, async () => {
      note({
        matter: 'a1B2c3D4e5F6g7H8',
        place: '511025106202',
        command: 'close-poll',
        refusal: 'poll-closed',
        status: 409,
      })
      return 'answer'
    })
    expect(given).toBe('answer')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      level: 'info',
      door: 'GET /b/:village',
      stage: 'test',
      release: '1.2.3',
      requestId: 'abc-1',
      status: 409,
      matter: 'a1B2c3D4e5F6g7H8',
      place: '511025106202',
      command: 'close-poll',
      refusal: 'poll-closed',
    })
    expect(events[0]).toHaveProperty('durationMs')
    expect(String(events[0]?.['timestamp'])).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)
  })

  it('is cold once in the life of a process', async () => {
    const { world, events } = surroundings()
    for (let n = 0; n < 3; n++) await inInvocation(world, { door: 'stream' }, async () => {})
    expect(events.slice(1).map(({ cold }) => cold)).toEqual([false, false])
  })

  it('lists several matters of a batch, and adds up what is counted', async () => {
    const { world, events } = surroundings()
    await inInvocation(world, { door: 'stream' }, async () => {
      for (const matter of ['a1B2c3D4e5F6g7H8', 'b1B2c3D4e5F6g7H8', 'a1B2c3D4e5F6g7H8']) note({ matter, records: 2 })
    })
    expect(events[0]).toMatchObject({ matter: 'a1B2c3D4e5F6g7H8 b1B2c3D4e5F6g7H8', records: 6 })
  })

  it('takes no note that does not look like what it should be', async () => {
    const { world, events } = surroundings()
    const wild: object = { voter: 'h01', choices: ['paid'], name: '王建华', token: 'x'.repeat(22) }
    await inInvocation(world, { door: 'stream' }, async () => {
      note({ ...wild, matter: 'x'.repeat(22), place: '13812345678', command: '王建华' })
    })
    expect(Object.keys(events[0] ?? {}).toSorted()).toEqual(
      [
        'timestamp',
        'level',
        'door',
        'stage',
        'release',
        'durationMs',
        'cold',
        'readUnits',
        'writeUnits',
        '_aws',
        'Stage',
        'Door',
        'DurationMs',
      ].toSorted(),
    )
  })

  it('says of a paper that is cast the village alone', async () => {
    const { world, events } = surroundings()
    for (const door of ['POST /v/:token', 'POST /api/polls/:pollId/assisted'])
      await inInvocation(world, { door: 'other' }, async () => {
        note({ door, matter: 'a1B2c3D4e5F6g7H8', place: '511025106202', command: 'close-poll' })
      })
    for (const event of events) {
      expect(event['place']).toBe('511025106202')
      expect(event).not.toHaveProperty('matter')
      expect(event).not.toHaveProperty('command')
    }
  })

  it('tells what was thrown and throws it on', async () => {
    const { world, events } = surroundings()
    const handler = logged(world, 'photos', async () => {
      throw new Error('no picture')
    })
    await expect(handler(undefined, { awsRequestId: 'r-1' })).rejects.toThrow('no picture')
    expect(events).toMatchObject([
      { level: 'error', door: 'photos', requestId: 'r-1', error: 'Error: no picture', Errors: 1 },
    ])
    expect(String(events[0]?.['stack'])).toContain('invocation.test.ts')
  })

  it('is an error when one was met and gone round, a warning when somebody asked for it', async () => {
    const { world, events } = surroundings()
    await inInvocation(world, { door: 'schedule' }, async () => noteError(world, new Error('first')))
    await inInvocation(world, { door: 'schedule' }, async () => note({ level: 'warn', refusal: 'conflict' }))
    expect(events).toMatchObject([
      { level: 'error', error: 'Error: first' },
      { level: 'warn', refusal: 'conflict', Refusals: 1 },
    ])
  })

  it('keeps those that go on at the same time apart', async () => {
    const { world, events } = surroundings()
    const meter = meterOf()
    const one = (place: string, units: number) =>
      inInvocation(world, { door: 'GET /b/:village' }, async () => {
        note({ place })
        for (let n = 0; n < units; n++) {
          await pause(1)
          meter.read({ CapacityUnits: 1 })
          meter.write([{ CapacityUnits: 0.5 }, { CapacityUnits: 1 }])
        }
      })
    await Promise.all([one('511025106202', 3), one('150526100219', 5)])
    const byPlace = Object.fromEntries(
      events.map(({ place, readUnits, writeUnits }) => [String(place), { readUnits, writeUnits }]),
    )
    expect(byPlace).toEqual({
      511025106202: { readUnits: 3, writeUnits: 4.5 },
      150526100219: { readUnits: 5, writeUnits: 7.5 },
    })
    expect(meter.take()).toEqual({ read: 8, write: 12 })
  })

  it('is not told what the urn charged, which would tell how many choices lie in it', async () => {
    const { world, events } = surroundings()
    const meter = meterOf('cunyi')
    await inInvocation(world, { door: 'POST /v/:token' }, async () => {
      meter.write([
        { TableName: 'cunyi', CapacityUnits: 4 },
        { TableName: 'cunyi-urn', CapacityUnits: 6 },
      ])
    })
    expect(events[0]).toMatchObject({ writeUnits: 4, WriteUnits: 4 })
    expect(meter.take().write).toBe(10)
  })

  it('reads the setting of a practice stage’s clock first, each time', async () => {
    const order: string[] = []
    const { world } = surroundings({
      practice: {
        now: () => {
          throw new Error('nobody asks for the time here')
        },
        refresh: async () => void order.push('refresh'),
        set: async () => {},
      },
    })
    for (let n = 0; n < 2; n++) await inInvocation(world, { door: 'schedule' }, async () => void order.push('work'))
    expect(order).toEqual(['refresh', 'work', 'refresh', 'work'])
  })

  it('need not be there: notes go nowhere, an error is a line of its own', () => {
    const { world, events } = surroundings()
    note({ place: '511025106202' })
    noteUnits({ read: 1 })
    expect(events).toEqual([])
    noteError(world, new Error('the engine ended'), 'local work')
    expect(events).toMatchObject([{ level: 'error', door: 'local work', error: 'Error: the engine ended' }])
  })
})

describe('the metrics in an event', () => {
  async function eventOf(work: () => void): Promise<Told> {
    const { world, events } = surroundings()
    await inInvocation(world, { door: 'POST /v/:token' }, async () => work())
    return events[0] ?? {}
  }

  it('are named with their dimensions, and stand at the root under those names', async () => {
    const event = await eventOf(() => {
      noteUnits({ read: 2, write: 7 })
      note({ refusal: 'poll-closed' })
    })
    expect(event['_aws']).toEqual({
      Timestamp: Date.parse(String(event['timestamp'])),
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace,
          Dimensions: [['Stage', 'Door']],
          Metrics: [
            { Name: metricNames.duration, Unit: 'Milliseconds' },
            { Name: metricNames.capacityRead, Unit: 'Count' },
            { Name: metricNames.capacityWrite, Unit: 'Count' },
            { Name: metricNames.refusals, Unit: 'Count' },
          ],
        },
      ],
    })
    expect(event).toMatchObject({ Stage: 'test', Door: 'POST /v/:token', ReadUnits: 2, WriteUnits: 7, Refusals: 1 })
  })

  it('are not written where there is nothing to count, for each name costs', async () => {
    const event = await eventOf(() => {})
    for (const name of ['ReadUnits', 'WriteUnits', 'Refusals', 'Errors']) expect(event).not.toHaveProperty(name)
    expect(event).toHaveProperty('DurationMs')
  })
})
