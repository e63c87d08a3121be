import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Administrator } from './cast.ts'
import { castOf } from './cast.ts'
import type { Client } from './client.ts'
import { clockOf } from './clock.ts'
import { provinceName } from './provinces.ts'
import type { Scenario } from './scenario.ts'
import { type Play, rowsIn } from './stage.ts'
import { check } from './failure.ts'
import { rollsOf, type Voter } from './voters.ts'

const opened = z.object({ matterId: z.string() })

/** Everything before the first step: the clock, the places, the people, the rosters, the matter. */
export async function setUp(
  client: Client,
  administrator: Administrator,
  scenario: Scenario,
  dataDir: string | undefined,
): Promise<Play> {
  const clock = clockOf(client, administrator)
  await clock.set(scenario.startsAt)
  await administrator.as('PUT', '/api/places', { body: { commandId: randomUUID(), places: placesOf(scenario) } })
  const cast = await castOf(client, administrator, scenario, `${scenario.place.code}.${randomUUID().slice(0, 8)}`)
  const voters = rollsOf(scenario)
  const village = `/api/villages/${scenario.place.code}`
  for (const [list, members] of Map.groupBy(voters, (voter) => voter.list)) {
    const headers = { 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(`${list}.csv`) }
    const file = new TextEncoder().encode(csvOf(members))
    await cast.as(cast.clerk, 'POST', `${village}/roster/preview`, { headers, body: file })
    await cast.as(cast.clerk, 'POST', `${village}/roster/import?commandId=${randomUUID()}`, { headers, body: file })
    const answer = await cast.as(cast.clerk, 'GET', `${village}/roster?list=${encodeURIComponent(list)}`)
    const { members: kept } = z.object({ members: z.unknown() }).parse(answer)
    check(
      rowsIn(kept).length === members.length,
      () => `${rowsIn(kept).length} of ${members.length} voters of ${list} were imported`,
    )
  }
  const body = { commandId: randomUUID(), procedure: scenario.procedure, title: scenario.title }
  const { matterId } = opened.parse(await cast.as(cast.clerk, 'POST', `${village}/matters`, { body }))
  return {
    scenario,
    client,
    cast,
    clock,
    matterId,
    voters,
    dataDir,
    made: new Map(),
    ballots: new Map(),
    links: new Map(),
    now: scenario.startsAt,
    photosTaken: 0,
  }
}

/** The village and all above it. Of province and prefecture the file knows only the code. */
function placesOf({ place: { code, name, township, county } }: Scenario) {
  return [
    { code: code.slice(0, 2), name: provinceName(code), level: 'province' },
    { code: code.slice(0, 4), name: `${code.slice(0, 4)}市`, level: 'prefecture' },
    { code: code.slice(0, 6), name: county, level: 'county' },
    { code: code.slice(0, 9), name: township, level: 'township' },
    { code, name, level: 'village' },
  ]
}

function csvOf(members: readonly Voter[]): string {
  const rows = members.map(({ list, code, name, weight }) => [list, code, name, String(weight)])
  return [['名单', '编号', '姓名', '票数'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
