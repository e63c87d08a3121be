import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { PublishedPoll } from '#shared/decision/published-poll.ts'
import { pollFileSchema } from '#shared/decision/poll-file.ts'
import { recount } from '#shared/decision/recount.ts'
import { publishedFileIn } from '#functions/queries/published.ts'
import type { World } from '#functions/world.ts'
import { startStack } from '#infra/local/stack.ts'
import { chainNow, must, organizer, pollNow, send, temporaryFolder, village } from '../commands/live-village.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))

/** Lets the polling place work, kills it `ms` after its first acknowledgement, and gives the lines it had written. */
async function workAndDie(dataDir: string, ms: number): Promise<string[][]> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      path('../../infra/local/tsx.ts'),
      path('./polling-place.ts'),
      dataDir,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let written = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text))
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), ended])
  await sleep(ms)
  child.kill('SIGKILL')
  await ended
  // A line that was cut off was not acknowledged.
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '))
}

async function published(world: World, pollId: string): Promise<PublishedPoll> {
  const bytes = await publishedFileIn(world, village, pollId)
  return pollFileSchema.parse(bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString('utf8'))).count
}

const moments = [0, 1, 2, 3].map(() => Math.round(Math.random() * 1500))

test.each(moments)(
  'killed %i ms into its work, nothing acknowledged is lost or doubled, and a poll shut is counted after the restart',
  async (ms) => {
    const folder = await temporaryFolder()
    const lines = await workAndDie(folder.path, ms)
    const stack = await startStack({ dataDir: folder.path, log: { write: () => undefined } })
    try {
      const { world } = stack
      await stack.catchUp()
      const opened = lines.filter(([what]) => what === 'opened')
      expect(opened.length).toBeGreaterThan(0)
      for (const [, matterId = '', pollId = ''] of opened) {
        const before = await pollNow(world, matterId, pollId)
        // Open, or closed and counted; the sweep after the restart leaves none half way.
        expect(['open', 'closed']).toContain(before.state)
        if (lines.some(([what, , id]) => what === 'closed' && id === pollId)) expect(before.state).toBe('closed')
        if (before.state === 'open') must(await send(world, organizer, matterId, 'close-poll', { pollId }))
        const file = await published(world, pollId)
        const papers = file.ballots.reduce((sum, { count }) => sum + count, 0)
        expect(papers, 'one paper for every voter marked').toBe(file.votedCount)
        expect(new Set(file.receipts).size).toBe(file.votedCount)
        const acknowledged = lines.flatMap(([what, id, receipt = '']) =>
          what === 'voted' && id === pollId ? [receipt] : [],
        )
        expect(file.receipts).toEqual(expect.arrayContaining(acknowledged))
        expect(recount(file)).toMatchObject({ agrees: true, differences: [] })
        expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
      }
    } finally {
      await stack.close()
      await folder.remove()
    }
  },
  60_000,
)
