import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import type { Discussion } from './matters.ts'
import { carryOut, discuss, late, list, villageCode } from './matters.ts'
import type { LinkAct, Official } from './office.ts'
import { workerBy } from './office.ts'

export const township = villageCode.slice(0, 9)

const places = [
  { code: villageCode.slice(0, 2), name: '内蒙古自治区', level: 'province' },
  { code: villageCode.slice(0, 4), name: '通辽市', level: 'prefecture' },
  { code: villageCode.slice(0, 6), name: '扎鲁特旗', level: 'county' },
  { code: township, name: '鲁北镇', level: 'township' },
  { code: villageCode, name: '红光村', level: 'village' },
]
const names = [
  '王秀兰',
  '包青山',
  '李桂芝',
  '赵福顺',
  '陈玉梅',
  '白音图',
  '孙长贵',
  '刘淑珍',
  '韩铁柱',
  '吴斯琴',
  '周满仓',
  '何桂花',
]
const voters = names.map((name, n) => ({ code: `h${String(n + 1).padStart(2, '0')}`, name }))

export interface Village {
  readonly stack: Stack
  readonly clerk: Official
  readonly discussion: Discussion
  /** A matter that is carried out and waits to be evaluated. */
  readonly done: { readonly matterId: string; readonly topicId: string }
  /** A new personal address for one voter, as the clerk hands it out. */
  link(act: LinkAct, subject: string, voter: string): Promise<string>
  /** A one-time sign-in address of one who works in the village, of the township's supervisor or of the administrator. */
  signInLink(of: 'clerk' | 'helper' | 'supervisor' | 'admin'): Promise<string>
  close(): Promise<void>
}

/** Starts the whole product on a folder of its own and fills a village over HTTP, as its clerk would. */
export async function startVillage(): Promise<Village> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-browser-'))
  const stack = await startStack({ dataDir, log: { write: complain } })
  const admin = await workerBy(stack, 'admin', stack.adminLink)
  await admin.send('PUT', '/api/places', { commandId: randomUUID(), places })
  const signInLink = async (login: string) => {
    const answer = await admin.send('POST', `/api/staff/${login}/sign-in-link`, { commandId: randomUUID() })
    return z.object({ url: z.string() }).parse(answer).url
  }
  const employ = async (login: string, name: string, role: string, place: string) => {
    await admin.send('POST', '/api/staff', { commandId: randomUUID(), login, name, roles: [{ role, place }] })
    return workerBy(stack, login, await signInLink(login))
  }
  const clerk = await employ('clerk', '海日汗', 'organizer', villageCode)
  const helper = await employ('helper', '宋立新', 'helper', villageCode)
  await employ('supervisor', '乌日娜', 'supervisor', township)
  const roster = ['名单,编号,姓名', ...voters.map(({ code, name }) => `${list},${code},${name}`)].join('\r\n')
  await clerk.send('POST', `/api/villages/${villageCode}/roster/import?commandId=${randomUUID()}`, roster)

  await late(stack, clerk, helper)
  const discussion = await discuss(stack, clerk, helper)
  const done = await carryOut(stack, clerk, helper, '2026年村集体鱼塘清淤')
  await stack.catchUp()
  const matterOf = (subject: string) => (subject === done.topicId ? done.matterId : discussion.matterId)
  return {
    stack,
    clerk,
    discussion,
    done,
    async link(act, subject, voter) {
      const made = await clerk.links({ act, matterId: matterOf(subject), subject, list, voters: [voter] })
      return made.get(voter) ?? ''
    },
    signInLink,
    async close() {
      await stack.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The product's log is quiet here, unless something breaks. */
function complain(event: Readonly<Record<string, unknown>>): void {
  if (event['level'] === 'error') console.error(JSON.stringify(event))
}
