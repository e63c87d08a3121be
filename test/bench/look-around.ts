import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Deliberation } from './whole-deliberation.ts'
import { good, sendForm } from './doors.ts'
import { linksFor, list, villageCode } from './village.ts'

/** What is looked at and done beside the deliberation's own course: what staff print, feeds, accounts, a topic from a passer-by. */
export async function lookAround(at: Deliberation, topicId: string, pollId: string): Promise<void> {
  const { clerk, supervisor, matterId } = at.village
  await openPages(at)
  const matter = `/staff/matters/${matterId}`
  const slips = `${matter}/slips?${new URLSearchParams({ act: 'evaluate', subject: topicId, list }).toString()}`
  for (const path of [
    '/api/today',
    '/api/ledger',
    '/api/ledger.xlsx',
    `/api/matters/${matterId}/story`,
    `/api/matters/${matterId}/raisers`,
    `/api/matters/${matterId}/check-ins`,
    `${matter}/minutes`,
    `${matter}/papers/convening`,
    `${matter}/papers/result?poll=${pollId}`,
    slips,
  ])
    await clerk.look(path)
  await clerk.submit(slips, {})
  const seen = { commandId: randomUUID(), place: '150926', at: at.now() }
  await supervisor.call('POST', '/api/desk/seen', seen)
  await photo(at)
  await passerBy(at)
  await accounts(at)
}

async function openPages({ send, village }: Deliberation): Promise<void> {
  const board = `/b/${villageCode}`
  const matter = `${board}/m/${village.matterId}`
  const pages = ['screen', 'print', 'meetings.ics', 'changes.atom'].map((part) => `${board}/${part}`)
  for (const path of [...pages, `${matter}/print`]) await good(await send(path), path)
}

/** A picture announced, not sent, and asked for. */
async function photo({ village: { clerk } }: Deliberation): Promise<void> {
  const order = {
    commandId: randomUUID(),
    village: villageCode,
    type: 'image/jpeg',
    length: 80_000,
    sha256: Buffer.alloc(32).toString('base64'),
  }
  const { photoId } = z.object({ photoId: z.string() }).parse(await clerk.call('POST', '/api/photos', order))
  await clerk.look(`/api/photos/${photoId}`)
}

/** Somebody raises a topic on the village's form and follows it. */
async function passerBy({ send }: Deliberation): Promise<void> {
  const topic = { title: '村口的灯坏了', background: '晚上看不见路。', commandId: randomUUID() }
  const followed = await sendForm(send, `/raise/${villageCode}`, topic)
  await good(await send(followed), 'a followed topic')
}

/** One signs in by link and sets a password, all sessions of another end, somebody’s data is erased, the service is looked at. */
async function accounts({ send, village }: Deliberation): Promise<void> {
  const { administrator, clerk, helper } = village
  const linked = await administrator.call('POST', `/api/staff/${helper.login}/sign-in-link`, {
    commandId: randomUUID(),
  })
  const { pathname } = new URL(z.object({ url: z.string() }).parse(linked).url)
  await good(await send(pathname), 'a page to sign in')
  await sendForm(send, pathname, { commandId: randomUUID() })
  await administrator.call('DELETE', `/api/staff/${helper.login}/sessions`)
  const person = { commandId: randomUUID(), list, code: 'h00045' }
  await administrator.call('POST', `/api/villages/${villageCode}/erasures`, person)
  await administrator.look(`/api/villages/${villageCode}/erasures`)
  await administrator.look('/api/health')
  await administrator.look('/staff/health')
  await administrator.call('POST', '/api/password', { password: `bench-${randomUUID()}` })
  const me = z.object({ sessions: z.array(z.object({ id: z.string(), current: z.boolean() })) })
  const { sessions } = me.parse(await clerk.call('GET', '/api/me'))
  const own = sessions.find(({ current }) => current)?.id ?? ''
  await clerk.call('DELETE', `/api/sessions/${own}`)
}

/** Pages after sending: a voter who has objected, one who has evaluated. */
export async function lookAfterSending(
  { send, village }: Deliberation,
  noticeId: string,
  topicId: string,
): Promise<void> {
  const [objected = ''] = await linksFor(village, { act: 'object', subject: noticeId }, ['h00007'])
  const [evaluated = ''] = await linksFor(village, { act: 'evaluate', subject: topicId }, ['h00001'])
  for (const path of [objected, evaluated]) await good(await send(`${path}/done`), 'a page after sending')
}
