import * as z from 'zod'
import { ok } from '../../result.ts'
import { defineCommand, rowsOf } from '../../workflow/block.ts'
import { anId } from '../../workflow/fields.ts'
import { markRow } from './rows.ts'
import { pollOf } from './state.ts'

/**
 * Sets free whom a paper list has marked that never came on record: it was refused, or whoever entered it was cut off half way.
 * From then on the list cannot come on record any more, so nobody it had marked can be counted twice. Only the system does
 * this: at once where the list is refused, else some minutes later.
 */
export const dropList = defineCommand({
  title: { zh: '作废没有录成的纸票名单', en: 'Drop a paper list that did not come through' },
  schema: z.strictObject({ pollId: anId, tallyId: anId }),
  needs: ({ pollId }) => [{ as: 'marks', from: 'poll', id: pollId, prefix: ['mark'] }],
  decide: ({ pollId, tallyId }, { matter, now, findings }) => {
    const poll = pollOf(matter.slices.poll, pollId)
    if (poll === undefined || poll.paperTallies.some(({ id }) => id === tallyId)) return ok({ events: [] })
    const voters = rowsOf(findings, 'marks', markRow).flatMap((mark) => (mark.tallyId === tallyId ? [mark.code] : []))
    if (voters.length === 0) return ok({ events: [] })
    const release = { pollId, tallyId, voters }
    if (poll.state !== 'open' || poll.droppedLists?.includes(tallyId) === true) return ok({ events: [], release })
    return ok({
      events: [{ type: 'PaperListDropped', at: now, pollId, tallyId }],
      release,
      // Should the process die before they are free, the clock comes back to it.
      timers: [{ id: `clear-${tallyId}`, at: now, command: { type: 'drop-list', data: { pollId, tallyId } } }],
    })
  },
})
