import { createHmac } from 'node:crypto'
import * as z from 'zod'
import type { Address } from './address.ts'
import type { GroupBot } from './adapters.ts'
import { post } from './post.ts'
import type { Reply } from './post.ts'
import type { Tried } from './way.ts'

interface Bot {
  /** Address and body of a text message, signed where the address says with what. */
  readonly request: (address: Address, text: string, nowMs: number) => { url: URL; body: unknown }
  /** Their answers are HTTP 200 even when they took nothing: the number inside tells. */
  readonly code: z.ZodType<number>
  /** Numbers that say: too many, come again later; and how long the bot then keeps quiet, in seconds. */
  readonly tooMany: readonly number[]
  readonly restSeconds: number
}

const errcode = z.object({ errcode: z.int() }).transform(({ errcode: code }) => code)

const bots: Readonly<Record<GroupBot, Bot>> = {
  // https://developer.work.weixin.qq.com/document/path/91770: 20 messages a minute, a text of at most 2,048 bytes
  wecom: {
    request: ({ url }, text) => ({ url: new URL(url), body: { msgtype: 'text', text: { content: text } } }),
    code: errcode,
    tooMany: [45_009, 45_033],
    restSeconds: 60,
  },
  // https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages: 20 a minute, else ten minutes of silence
  dingtalk: {
    request: ({ url, sign }, text, nowMs) => {
      const to = new URL(url)
      if (sign !== undefined) {
        to.searchParams.set('timestamp', String(nowMs))
        to.searchParams.set('sign', signature(sign, `${nowMs}\n${sign}`))
      }
      return { url: to, body: { msgtype: 'text', text: { content: text } } }
    },
    code: errcode,
    tooMany: [130_101, 410_100, 90_030],
    restSeconds: 600,
  },
  // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: 100 a minute, 5 a second; the key signs an empty text
  feishu: {
    request: ({ url, sign }, text, nowMs) => {
      const timestamp = String(Math.floor(nowMs / 1000))
      const signed = sign === undefined ? {} : { timestamp, sign: signature(`${timestamp}\n${sign}`, '') }
      return { url: new URL(url), body: { ...signed, msg_type: 'text', content: { text } } }
    },
    code: z.object({ code: z.int() }).transform(({ code }) => code),
    tooMany: [11_232, 99_991_400],
    restSeconds: 60,
  },
}

const signature = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')

/** Says a text in the bot's group. */
export async function sayInGroup(kind: GroupBot, address: Address, text: string): Promise<Tried> {
  const bot = bots[kind]
  // The bots compare the time of a signature with their own, so it is the machine's, also where the practice clock is moved.
  const { url, body } = bot.request(address, text, Date.now())
  return heard(bot, await post(url, body))
}

function heard({ code: codeOf, tooMany, restSeconds }: Bot, reply: Reply): Tried {
  if ('fault' in reply) return { done: false, why: reply.fault }
  if (reply.status === 429) return { done: false, why: 'status 429', rest: reply.retryAfter ?? restSeconds }
  const code = codeOf.safeParse(reply.json)
  if (!code.success || reply.status !== 200) return { done: false, why: `status ${reply.status}` }
  if (code.data === 0) return { done: true }
  return { done: false, why: `code ${code.data}`, ...(tooMany.includes(code.data) ? { rest: restSeconds } : {}) }
}
