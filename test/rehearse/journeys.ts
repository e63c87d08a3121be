import { parseArgs } from 'node:util'
import { startChromium } from '#test/browser/chromium.ts'
import { waitForTheTick } from './journey-clock.ts'
import { openBallot, readBoard, recordVisit, seeDesk } from './journey-steps.ts'
import { begin, finish } from './journey-village.ts'

// Journeys of people in a real browser against a deployed practice stage: a clerk's visit with a photo, a vote without script,
// the public board, a supervisor's desk. Ends with 1 and what went wrong at the first journey that fails.

const { values } = parseArgs({ options: { url: { type: 'string' }, 'admin-link': { type: 'string' } } })
const { url, 'admin-link': adminLink } = values
if (url === undefined || adminLink === undefined) {
  console.error('test/rehearse/journeys.ts --url URL --admin-link LINK')
  process.exit(2)
}

const browser = await startChromium()
let told = 'before the first journey'
try {
  const journey = async (name: string, walk: () => Promise<string>) => {
    told = name
    const since = performance.now()
    const seen = await walk()
    console.log(`ok ${name}: ${seen} (${((performance.now() - since) / 1000).toFixed(1)} s)`)
  }
  const village = await begin(url, adminLink)
  await journey('the clerk records a visit with a photo', () => recordVisit(browser, village))
  await journey('a villager votes by link, without script', () => openBallot(browser, village))
  await journey('everybody reads the result on the board', () => readBoard(browser, village))
  await journey('the supervisor sees the desk', () => seeDesk(browser, village))
  await journey('the schedule closes a secret poll by itself', () => waitForTheTick(village))
  await finish(village)
} catch (error) {
  console.error(`FAILED ${told}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  process.exitCode = 1
} finally {
  await browser.close()
}
