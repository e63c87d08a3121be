import { isDeepStrictEqual } from 'node:util'
import { check } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play } from '../stage.ts'
import { recounted } from '#test/support/recounted.ts'
import { publishedFile, publishedText } from './poll.ts'
import * as z from 'zod'

const answer = z.object({ poll: z.object({ tally: z.unknown() }) })

/** Counts the published ballots again with the offline checker; its result must be the announced one, on the board and in the API. */
export async function expectRecount(play: Play, { recount: key }: StepOf<'expect'>): Promise<void> {
  if (key === undefined) return
  const again = await recounted(await publishedText(play, key))
  const differences = again.differences.map(({ zh }) => zh).join('; ')
  check(again.agrees, () => `the recount of ${key} does not agree: ${again.sentence.zh} ${differences}`)
  const path = `/api/polls/${idOf(play, 'poll', key)}`
  const { poll } = answer.parse(await play.cast.as(play.cast.clerk, 'GET', path))
  const announced = z.record(z.string(), z.unknown()).parse(poll.tally)
  const { result } = await publishedFile(play, key)
  for (const [figure, value] of Object.entries(result))
    check(
      isDeepStrictEqual(announced[figure], value),
      () =>
        `${figure} of ${key} is ${JSON.stringify(value)} on the board, ${JSON.stringify(announced[figure])} in the API`,
    )
}
