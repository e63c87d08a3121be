import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import { act } from '#test/walkthrough/act.ts'
import { Refused } from '#test/walkthrough/failure.ts'
import type { AnyStep } from '#test/walkthrough/scenario-schema.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { askAll } from './burden/doing.ts'
import { button, write } from './burden/hand.ts'
import { createMeter } from './burden/meter.ts'
import { onScreen } from './burden/on-screen.ts'
import { openMatter } from './burden/proposing.ts'
import { scenarioOnScreen } from './burden/scenario.ts'
import { settle } from './burden/town.ts'
import { startChromium } from './chromium.ts'

/** What the whole matter may ask of all staff together. */
const atMost = { fields: 25, seconds: 180 }
const file = fileURLToPath(new URL('../scenarios/courtyard-economy.json', import.meta.url))
const build = fileURLToPath(new URL('../../build/', import.meta.url))

const aForm = `<form onsubmit="return false"><label>甲<input></label><label>乙<textarea></textarea></label>
  <label>日<input type="date"></label><button>发</button></form>`

let browser: Browser
let stack: Stack
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cunyi-burden-'))
  const log = {
    write: (event: object) =>
      void ('level' in event && event.level === 'error' && console.error(JSON.stringify(event))),
  }
  ;[browser, stack] = await Promise.all([startChromium(), startStack({ dataDir, log })])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await stack?.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('the meter counts what is typed and tapped, and nothing that happens by itself', async () => {
  const context = await browser.newContext({ hasTouch: true })
  const meter = createMeter()
  await meter.watch(context)
  const page = await context.newPage()
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(aForm)}`)
  const one = page.getByLabel('甲')
  await one.evaluate((field: HTMLInputElement) => {
    field.value = '自己写的'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: '自己写的', inputType: 'insertText' }))
  })
  expect(await meter.reading()).toEqual({ fields: 0, characters: 0, seconds: 0, taps: 0 })
  // Over what stands there: a tap, "select all", and four characters of one field.
  await write(one, '村里18')
  expect(await meter.reading()).toEqual({ fields: 1, characters: 4, seconds: 4, taps: 3 })
  await page.getByLabel('乙').pressSequentially('一\n二')
  expect(await meter.reading()).toMatchObject({ fields: 2, characters: 7 })
  // The same field again after the form was sent counts again.
  await button(page, '发').tap()
  await one.pressSequentially('三')
  expect(await meter.reading()).toMatchObject({ fields: 3, characters: 8, taps: 4 })
  await page.getByLabel('日').fill('2026-03-12')
  expect(await meter.reading()).toMatchObject({ fields: 3, characters: 8, taps: 6 })
  await context.close()
})

test('a whole matter takes its staff few fields and little time, on phones, from the first visit to its end', async () => {
  const { scenario, typed } = scenarioOnScreen(await readFile(file, 'utf8'), new Date().getFullYear() + 1)
  const meter = createMeter()
  const town = await settle(scenario, stack, browser, meter)
  const play: Play = Object.assign(town.begun, { matterId: await openMatter(town, town.begun.cast.clerk) })
  const refusals: string[] = []
  let asked = false
  for (const { at, step, number } of scenario.steps) {
    if (at !== play.now) await play.clock.moveTo(at)
    play.now = at
    await play.clock.settled(play.matterId)
    if (step.do === 'evaluate' && !asked) {
      await askAll(town, play)
      asked = true
    }
    const done = await onScreen(town, play, step).catch((error: unknown) => {
      throw new Error(`step ${number} (${step.do})`, { cause: error })
    })
    if (!done) await asVillagersDo(play, step)
    else if (step.refused !== undefined) refusals.push(step.refused)
  }
  expect(town.complaints()).toEqual([])
  const burden = await meter.reading()
  await town.close()

  await mkdir(build, { recursive: true })
  await writeFile(join(build, 'burden.json'), `${JSON.stringify({ ...burden, refusals }, undefined, 2)}\n`)
  console.log(
    `burden: ${burden.fields} fields, ${burden.characters} characters, ${burden.seconds} s of typing, ${burden.taps} taps`,
  )
  // What the README says of it is what was measured.
  const readme = await readFile(join(build, '../README.md'), 'utf8')
  expect(readme).toContain(`**${burden.fields} typed fields and ${burden.characters} characters**`)
  expect(refusals).toEqual(['no-visit-yet', 'own-work'])
  // The meter against what the scenario says: nothing typed went past it, nothing was shortened.
  expect({ fields: burden.fields, characters: burden.characters }).toEqual({
    fields: typed.length,
    characters: typed.reduce((sum, text) => sum + [...text].length, 0),
  })
  expect(burden.fields).toBeLessThanOrEqual(atMost.fields)
  expect(burden.seconds).toBeLessThanOrEqual(atMost.seconds)
}, 240_000)

/** Villagers by their own links, and what must hold at the end of a step. */
async function asVillagersDo(play: Play, step: AnyStep): Promise<void> {
  const refused = await act(play, step).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused) return error.code
      throw error
    },
  )
  expect(refused, step.do).toBe(step.refused)
}
