import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import * as z from 'zod'
import { millisOf } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import type { Stack } from '#infra/local/stack.ts'
import { castOf, signInByLink } from '#test/walkthrough/cast.ts'
import { clientAt } from '#test/walkthrough/client.ts'
import { clockOf } from '#test/walkthrough/clock.ts'
import type { Scenario } from '#test/walkthrough/scenario.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { rollsOf } from '#test/walkthrough/voters.ts'
import { plainWire } from '#test/walkthrough/wire.ts'
import type { DeskTop } from '../console.ts'
import { openConsole } from '../console.ts'
import { followLine } from './hand.ts'
import type { Meter } from './meter.ts'

/** A phone is signed in anew before its session of 30 days ends. */
const signedInForMs = 25 * 86_400_000

const answerWithinMs = 10_000

type Begun = Omit<Play, 'matterId'>

/** A village whose staff work on their phones. */
export interface Town {
  /** All but the matter, which its clerk opens. */
  readonly begun: Begun
  /** Somebody's phone with the first screen of the console. */
  phone(key: string): Promise<DeskTop>
  /** The same, led by a line of the first screen to where something is done; whoever is there at this hour stays. */
  phoneAt(key: string, path: string): Promise<DeskTop>
  /** What any of the pages complained about. */
  complaints(): string[]
  close(): Promise<void>
}

/** Places, people and rosters of a scenario, over HTTP: they are there before the matter begins. */
export async function settle(scenario: Scenario, stack: Stack, browser: Browser, meter: Meter): Promise<Town> {
  const client = clientAt(stack.origin, plainWire)
  const administrator = await signInByLink(client, stack.adminLink)
  const clock = clockOf(client, administrator)
  await clock.set(scenario.startsAt)
  const { code } = scenario.place
  await administrator.as('PUT', '/api/places', { body: { commandId: randomUUID(), places: placesOf(scenario) } })
  const cast = await castOf(client, administrator, scenario, 'burden')
  const voters = rollsOf(scenario)
  const rows = voters.map(({ list, code: number, name }) => `${list},${number},${name}`)
  await cast.as(cast.clerk, 'POST', `/api/villages/${code}/roster/import?commandId=${randomUUID()}`, {
    headers: { 'Content-Type': 'text/csv', 'X-File-Name': 'roster.csv' },
    body: new TextEncoder().encode(['名单,编号,姓名', ...rows].join('\r\n')),
  })
  const play: Begun = {
    scenario,
    client,
    cast,
    clock,
    voters,
    dataDir: stack.dataDir,
    made: new Map(),
    ballots: new Map(),
    links: new Map(),
    now: scenario.startsAt,
    photosTaken: 0,
  }
  const phones = new Map<string, { desk: DeskTop; since: Instant; seen: Instant }>()
  const all: DeskTop[] = []
  const signIn = async (key: string) => {
    const body = { commandId: randomUUID() }
    const answer = await administrator.as('POST', `/api/staff/${key}.burden/sign-in-link`, { body })
    const desk = await openConsole(browser, z.object({ url: z.string() }).parse(answer).url)
    desk.page.setDefaultTimeout(answerWithinMs)
    await meter.watch(desk.context)
    all.push(desk)
    return { desk, since: play.now }
  }
  const phone = async (key: string): Promise<DeskTop> => {
    let found = phones.get(key)
    if (found !== undefined && millisOf(play.now) - millisOf(found.since) > signedInForMs) {
      await found.desk.context.close()
      found = undefined
    }
    const { desk, since } = found ?? (await signIn(key))
    phones.set(key, { desk, since, seen: play.now })
    await desk.page.goto(`${stack.origin}/console/`)
    await desk.page.locator('main h1').waitFor()
    return desk
  }
  return {
    begun: play,
    phone,
    async phoneAt(key, path) {
      const there = phones.get(key)
      if (there?.seen === play.now && there.desk.page.url().includes(path)) return there.desk
      const desk = await phone(key)
      await followLine(desk.page, path)
      return desk
    },
    complaints: () =>
      all.flatMap(({ complaints }) => complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))),
    async close() {
      for (const { context } of all) await context.close()
    },
  }
}

function placesOf({ place: { code, name, township, county } }: Scenario) {
  return [
    { code: code.slice(0, 2), name: '内蒙古自治区', level: 'province' },
    { code: code.slice(0, 4), name: '通辽市', level: 'prefecture' },
    { code: code.slice(0, 6), name: county, level: 'county' },
    { code: code.slice(0, 9), name: township, level: 'township' },
    { code, name, level: 'village' },
  ]
}
