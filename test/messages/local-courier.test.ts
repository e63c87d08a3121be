import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '#functions/world.ts'
import { startCourier } from '#infra/local/courier.ts'
import { credentials } from '#infra/local/engines.ts'
import { at, liveVillage, temporaryFolder, village } from '../commands/live-village.ts'
import { listener } from './listener.ts'
import { noon, putMessage } from './post-house.ts'

let world: World
let close: () => Promise<void>
beforeAll(async () => {
  ;({ world, close } = await liveVillage(1))
})
afterAll(() => close())

test('without a way out there is no courier', async () => {
  expect(await startCourier({ dataDir: '/nowhere', credentials, adapters: undefined })).toBeUndefined()
})

test('what was handed over before the machine went down goes out when it is up again, once', async () => {
  const folder = await temporaryFolder()
  const bot = await listener()
  const adapters = JSON.stringify([{ kind: 'wecom', url: `${bot.origin}/send` }])
  const start = async () => {
    const courier = await startCourier({ dataDir: join(folder.path, 'queues'), credentials, adapters })
    if (courier === undefined) throw new Error('no courier')
    return courier
  }
  const first = await start()
  const key = await putMessage(world, `office:${village}`)
  await first.courier.hand([key])
  await first.close()
  expect(bot.received).toEqual([])

  const second = await start()
  second.carry(at(world, noon))
  await expect.poll(() => bot.received.length).toBe(1)
  await expect.poll(() => second.courier.backlog()).toEqual({ waiting: 0, failed: 0 })
  await second.courier.hand([key])
  await expect.poll(() => second.courier.backlog()).toEqual({ waiting: 0, failed: 0 })
  await second.close()
  expect(bot.received.length).toBe(1)
  await bot.close()
  await folder.remove()
})
