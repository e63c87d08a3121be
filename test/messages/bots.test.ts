import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import type { OutboxRow } from '#functions/messages/outbox-row.ts'
import { waysOut } from '#functions/messages/way.ts'
import { systemRandom } from '#functions/drivers/system.ts'
import { listener } from './listener.ts'
import type { Listener } from './listener.ts'

let bot: Listener
beforeAll(async () => {
  bot = await listener()
})
beforeEach(() => void (bot.received.length = 0))
afterAll(() => bot.close())

const row: OutboxRow = {
  id: 'the-id',
  says: 'poll-counted',
  with: { question: 'a road?' },
  matterId: 'm1',
  at: '2026-03-02T03:00:00.000Z',
  village: '150926100201',
  villageName: 'Ganger',
  recipient: { kind: 'office', of: 'village' },
}
const text = '【Ganger】表决已经计票，结果登在村公开栏：a road?\nhttps://cunyi.example/staff'
const world = { origin: 'https://cunyi.example', random: systemRandom }

async function carry(
  kind: 'wecom' | 'dingtalk' | 'feishu' | 'gateway',
  secret: object,
  stage = 'practice-1',
  sent = row,
) {
  const arn = 'arn:aws-cn:secretsmanager:cn-north-1:1:secret:bot'
  const deployment = { stage, release: '1' }
  const [way] = waysOut({ ...world, deployment }, [{ kind, secretArn: arn }], async () => JSON.stringify(secret))
  return way?.carry(sent)
}

test('WeCom: the body its page asks for', async () => {
  expect(await carry('wecom', { url: `${bot.origin}/cgi-bin/webhook/send?key=k1` })).toEqual({ done: true })
  expect(bot.received[0]).toMatchObject({
    path: '/cgi-bin/webhook/send',
    json: { msgtype: 'text', text: { content: text } },
  })
  expect(bot.received[0]?.query.get('key')).toBe('k1')
  expect(bot.received[0]?.headers['content-type']).toBe('application/json; charset=utf-8')
})

test('DingTalk: signed in the address, beside the token', async () => {
  expect(await carry('dingtalk', { url: `${bot.origin}/robot/send?access_token=t`, sign: 'SEC1' })).toEqual({
    done: true,
  })
  const { query, json } = bot.received[0] ?? { query: new URLSearchParams(), json: undefined }
  expect(json).toEqual({ msgtype: 'text', text: { content: text } })
  const timestamp = query.get('timestamp') ?? ''
  expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(5_000)
  expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${timestamp}\nSEC1`).digest('base64'))
  expect(query.get('access_token')).toBe('t')
})

test('Feishu: signed in the body, with a key made of time and secret over nothing', async () => {
  expect(await carry('feishu', { url: `${bot.origin}/open-apis/bot/v2/hook/h`, sign: 'abc' })).toEqual({ done: true })
  const body = z
    .strictObject({ timestamp: z.string(), sign: z.string(), msg_type: z.literal('text'), content: z.unknown() })
    .parse(bot.received[0]?.json)
  expect(body.content).toEqual({ text })
  expect(body.sign).toBe(createHmac('sha256', `${body.timestamp}\nabc`).update('').digest('base64'))
  expect(Math.abs(Date.now() / 1000 - Number(body.timestamp))).toBeLessThan(5)
})

test('without a signing key nothing is signed', async () => {
  await carry('feishu', { url: `${bot.origin}/hook` })
  await carry('dingtalk', { url: `${bot.origin}/robot` })
  expect(bot.received[0]?.json).toEqual({ msg_type: 'text', content: { text } })
  expect([...(bot.received[1]?.query ?? [])]).toEqual([])
})

test.each([
  ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 60],
  ['dingtalk', '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}', 600],
  ['dingtalk', '{"errcode":410100}', 600],
  ['feishu', '{"code":11232,"msg":"frequency limited"}', 60],
] as const)('%s says %s: it wants quiet', async (kind, body, seconds) => {
  bot.answer({ body })
  const tried = z
    .object({ done: z.literal(false), rest: z.number() })
    .parse(await carry(kind, { url: `${bot.origin}/b` }))
  expect(tried.rest).toBeGreaterThanOrEqual(seconds)
})

test.each([
  ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url, from ip: 1.2.3.4"}', 'code 93000'],
  ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', 'code 310000'],
  ['feishu', '{"code":19021,"msg":"sign match fail"}', 'code 19021'],
  ['feishu', '{"errcode":0}', 'status 200'],
  ['wecom', `"${'x'.repeat(200_000)}"`, 'status 200'],
] as const)('%s says %s: not taken', async (kind, body, why) => {
  bot.answer({ body })
  expect(await carry(kind, { url: `${bot.origin}/b` })).toEqual({ done: false, why })
})

test('a gateway gets the whole message with the key of its repeats and the token', async () => {
  const sent: OutboxRow = { ...row, recipient: { kind: 'staff', login: 'li' } }
  expect(await carry('gateway', { url: `${bot.origin}/in`, token: 'T' }, 'practice-1', sent)).toEqual({ done: true })
  expect(bot.received[0]?.json).toEqual({
    id: 'the-id',
    at: row.at,
    matterId: 'm1',
    village: row.village,
    villageName: 'Ganger',
    recipient: { kind: 'staff', login: 'li' },
    text: '表决已经计票，结果登在村公开栏：a road?',
  })
  expect(bot.received[0]?.headers).toMatchObject({ 'idempotency-key': 'the-id', authorization: 'Bearer T' })
})

test.each([
  ['an address in clear', 'county', { url: 'http://127.0.0.1:1/x' }],
  ['another machine in clear', 'practice-1', { url: 'http://10.0.0.1/x' }],
  ['another kind of address', 'practice-1', { url: 'file:///etc/passwd' }],
  ['a name and password', 'practice-1', { url: 'https://a:b@bot.example/x' }],
  ['no address', 'practice-1', { key: 'k' }],
])('%s in the secret is not called', async (_what, stage, secret) => {
  expect(await carry('wecom', secret, stage)).toEqual({
    done: false,
    why: 'its secret holds no address that may be called',
  })
})
