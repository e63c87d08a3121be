import { startStack } from '#infra/local/stack.ts'
import { ballotPaper, matterWithTopic, moment, must, organizer, send, settle, vote } from '../commands/live-village.ts'

/**
 * A process to be killed: it opens polls, takes votes and closes them for as long as it lives, and writes a line for
 * everything it has acknowledged. What stands on a line must be found again afterwards.
 */
const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('a data folder is needed')

const say = (...words: readonly string[]) => process.stdout.write(`${words.join(' ')}\n`)
const { world, clock } = await startStack({ dataDir, log: { write: () => undefined } })
clock.set(moment('2026-03-01T09:00:00+08:00'))
await settle(world, 12)

while (true) {
  const { matterId, topicId } = await matterWithTopic(world)
  const { id: pollId } = must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId)))
  say('opened', matterId, pollId)
  const voters = Array.from({ length: 12 }, async (_, n) => {
    const { receipt } = must(await vote(world, pollId, n + 1, [n % 3 === 0 ? 'beans' : 'apples']))
    say('voted', pollId, receipt)
  })
  await Promise.all(voters)
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  say('closed', matterId, pollId)
}
