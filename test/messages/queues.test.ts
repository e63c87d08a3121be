import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { credentials } from '#infra/local/engines.ts'
import { startQueues } from '#infra/local/engines/queues.ts'

test('the embedded queues answer this machine alone: calls over the network are hung up on', async () => {
  const queues = await startQueues(credentials)
  const { port, origin } = new URL(queues.messages)
  const statusAt = async (host: string) => (await fetch(`http://${host}:${port}/`, { method: 'POST' })).status
  expect((await fetch(origin, { method: 'POST' })).status).toBe(400)
  const outside = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  )
  for (const address of outside) await expect(statusAt(address)).rejects.toThrow('fetch failed')
  await queues.close()
})
