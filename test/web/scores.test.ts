import { expect, test } from 'vitest'
import { meanOf, shownMean } from '#web/console/parts/scores.tsx'

const said = (...scores: readonly number[]) =>
  scores.map((score) => ({ topicId: 'topic-0001', round: 1, score, comment: '' }))

test('a mean below 3 never reads 3.0 to the clerk, whom closing would refuse', () => {
  const nearly = said(...Array.from({ length: 24 }, () => 3), 2)
  expect(meanOf(nearly)).toBe(2.96)
  expect(shownMean(nearly)).toBe(2.9)
  expect(shownMean(said(3, 3))).toBe(3)
  expect(shownMean([])).toBe(0)
})
