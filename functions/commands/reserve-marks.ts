import type { Reservation } from '#shared/workflow/block.ts'
import { isAbsentOrOf } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** DynamoDB takes 100 items in a transaction; some room is left. */
const marksAtOnce = 90

/**
 * Sets the marks of a paper list, part by part. They count only once the list's own record stands, so a list broken off
 * half way changes no result; the same list sent again goes on where it stopped. Gives false when somebody on the list has
 * meanwhile voted otherwise; the marks stay until the list has been dropped on record, lest another copy of it comes through.
 */
export async function reserveMarks(world: World, { pollId, tallyId, voters }: Reservation): Promise<boolean> {
  const marks = voters.map((entry): Item => {
    const [code = '', weight = '1'] = entry.split('*')
    return {
      ...keys.pollRow(pollId, ['mark', code]),
      body: { code, weight: Number(weight), channel: 'paper', tallyId },
    }
  })
  for (let n = 0; n < marks.length; n += marksAtOnce) {
    const part = marks.slice(n, n + marksAtOnce)
    const outcome = await world.table.transact(part.map((put) => ({ put, when: isAbsentOrOf(tallyId) })))
    if (!outcome.done) return false
  }
  return true
}

/**
 * Takes the marks of a dropped list back: only what is still this list's, for whoever was set free may have voted since.
 * `voters` are codes.
 */
export async function releaseMarks(world: World, { pollId, tallyId, voters }: Reservation): Promise<void> {
  for (const code of voters)
    await world.table.transact([{ remove: keys.pollRow(pollId, ['mark', code]), when: isAbsentOrOf(tallyId) }])
}
