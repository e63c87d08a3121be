import { afterAll, beforeAll, expect, test } from 'vitest'
import { scoresOf } from './score.ts'
import type { Village } from './village.ts'
import { villageCode } from './matters.ts'
import { startVillage } from './village.ts'

let village: Village

beforeAll(async () => {
  village = await startVillage()
})
afterAll(() => village?.close())

// How fast a page is hangs on the machine and is measured by the bench; how well it is made does not.
test('a ballot and the board score full marks for accessibility and best practices', async () => {
  const { origin } = village.stack
  const ballot = await village.link('vote', village.discussion.named, 'h01')
  const scores = await scoresOf([ballot, `${origin}/b/${villageCode}`])
  for (const { accessibility, bestPractices, faults } of scores)
    expect({ accessibility, bestPractices, faults }).toMatchObject({ accessibility: 100, bestPractices: 100 })
}, 120_000)
