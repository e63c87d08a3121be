import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { act } from '#test/walkthrough/act.ts'
import type { Administrator } from '#test/walkthrough/cast.ts'
import type { Client } from '#test/walkthrough/client.ts'
import { clientAt } from '#test/walkthrough/client.ts'
import { readScenario } from '#test/walkthrough/scenario.ts'
import type { NumberedStep } from '#test/walkthrough/scenario.ts'
import { setUp } from '#test/walkthrough/set-up.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { plainWire } from '#test/walkthrough/wire.ts'

const told = 'industry-road.json'
const file = new URL(`../scenarios/${told}`, import.meta.url)
const shape = z.looseObject({ place: z.looseObject({ code: z.string() }) })
const signedIn = z.object({ session: z.string() })
const links = z.object({ url: z.string() })

export interface JourneyVillage {
  readonly play: Play
  readonly origin: string
  /** Plays the scenario on, up to the first step that fits, which is left to the journey. */
  upTo(fits: (step: NumberedStep['step']) => boolean): Promise<NumberedStep['step']>
  /** Does a step as the walkthrough does. */
  act: typeof act
  /** A one-time sign-in link for somebody of the scenario. */
  signInLink(key: string): Promise<string>
  readonly administrator: Administrator
}

/** A village of its own, whose story is that of a scenario told from today on. */
export async function begin(url: string, adminLink: string): Promise<JourneyVillage> {
  const json = shape.parse(JSON.parse(await readFile(file, 'utf8')))
  const place = { ...json.place, code: `${json.place.code.slice(0, 9)}299` }
  const startsAt = `${new Date().toISOString().slice(0, 10)}T09:00:00+08:00`
  const read = readScenario(told, JSON.stringify({ ...json, place, startsAt }))
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const client = clientAt(url, plainWire)
  const administrator = await administratorBy(client, adminLink)
  const play = await setUp(client, administrator, read.scenario, undefined)
  const steps = [...read.scenario.steps]
  return {
    play,
    origin: url,
    act,
    administrator,
    async upTo(fits) {
      for (;;) {
        const next = steps.shift()
        if (next === undefined) throw new Error('the scenario has no such step')
        if (next.at !== play.now) await play.clock.moveTo(next.at)
        play.now = next.at
        if (fits(next.step)) return next.step
        await act(play, next.step)
      }
    },
    async signInLink(key) {
      const path = `/api/staff/${encodeURIComponent(play.cast.idOf(key))}/sign-in-link`
      return links.parse(await administrator.as('POST', path, { body: { commandId: randomUUID() } })).url
    },
  }
}

/** Signs in and sets no password: the scenarios that come after set the first one. */
async function administratorBy(client: Client, link: string): Promise<Administrator> {
  const body = { commandId: randomUUID(), token: new URL(link).pathname.split('/').at(-1) }
  const { session } = signedIn.parse(await client.api('POST', '/api/sign-in/link', { body }))
  return { as: (method, path, request = {}) => client.api(method, path, { ...request, session }) }
}

/** Sets the clock back to what it is outside, for whoever plays next. */
export async function finish({ play }: JourneyVillage): Promise<void> {
  await play.clock.set(instantFromMillis(Date.now()))
}
