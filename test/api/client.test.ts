import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffCommands } from '#infra/bundle/openapi.ts'
import type { ApiClient, ClientOptions } from '#shared/client/client.ts'
import { createClient } from '#shared/client/client.ts'
import type { CommandData, CommandType } from '#shared/client/commands.ts'
import type { Fetch, Outcome } from '#shared/client/exchange.ts'
import { doorsAt } from '#test/support/door.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let root: Person
let home: Village
beforeAll(async () => {
  stack = await testStack()
  root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
})
afterAll(() => stack.close())

const plain: Fetch = (url, request) => fetch(url, request)

function client(options: Partial<ClientOptions> = {}): ApiClient {
  const pause = () => Promise.resolve()
  return createClient({ origin: stack.origin, fetch: plain, newId: randomUUID, pause, ...options })
}

function value<T>(outcome: Outcome<T>): T {
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

/** A network on which each request arrives and its first answer is lost. */
function losingFirstAnswers(): { fetch: Fetch; sent: string[] } {
  const sent: string[] = []
  const fetchOver: Fetch = async (url, request) => {
    const again = sent.includes(`${url} ${String(request.body)}`)
    sent.push(`${url} ${String(request.body)}`)
    const answer = await plain(url, request)
    if (!again) throw new TypeError('fetch failed')
    return answer
  }
  return { fetch: fetchOver, sent }
}

describe('the typed client', () => {
  it('knows exactly the commands that staff may send', () => {
    const known: Record<CommandType, true> = {
      'record-visit': true,
      'raise-topic': true,
      'decline-topic': true,
      'add-voice': true,
      convene: true,
      'check-in': true,
      'open-poll': true,
      'name-proxy': true,
      'paper-tally': true,
      'close-poll': true,
      'write-minutes': true,
      'sign-minutes': true,
      'publish-notice': true,
      'answer-objection': true,
      assign: true,
      'report-progress': true,
      review: true,
      urge: true,
      close: true,
    }
    expect(Object.keys(known).toSorted()).toEqual(
      staffCommands()
        .map(({ type }) => type)
        .toSorted(),
    )
  })

  it('signs in by password and holds the session', async () => {
    const password = 'long enough to be good'
    const signedIn = client({ session: home.organizer.session })
    value(await signedIn.ask({ method: 'POST', path: '/api/password', body: { password } }, z.object({})))
    const fresh = client()
    expect(await fresh.signIn(home.organizer.login, 'wrong')).toMatchObject({
      is: 'refused',
      refusal: { code: 'sign-in-failed' },
    })
    expect(fresh.session).toBeUndefined()
    const { session, staff } = value(await fresh.signIn(home.organizer.login, password))
    expect(staff.roles).toEqual([{ role: 'organizer', place: home.code }])
    expect(fresh.session).toBe(session)
  })

  it('gets the same session when the answer to a one-time link was lost', async () => {
    const knock = doorsAt(stack.origin)
    const path = `/api/staff/${encodeURIComponent(home.helper.login)}/sign-in-link`
    const made = await knock({ method: 'POST', path, session: root.session, body: { commandId: randomUUID() } })
    const { url } = z.object({ url: z.string() }).parse(made.json)
    const lossy = client({ fetch: losingFirstAnswers().fetch })
    const { staff } = value(await lossy.signInByLink(url.split('/').at(-1) ?? ''))
    expect(staff.id).toBe(home.helper.login)
  })

  it('takes a matter from opening to a poll', async () => {
    const staff = client({ session: home.organizer.session })
    const { matterId } = value(await staff.openMatter(home.code, { procedure: 'deliberation', title: '修路' }))
    value(await staff.command(matterId, 'record-visit', { answers: { needs: '修路' } }))
    const { id: topicId } = value(await staff.command(matterId, 'raise-topic', { title: '修不修' }))
    const poll: CommandData<'open-poll'> = {
      topicId,
      question: '修不修?',
      choices: [{ key: 'yes', text: '修' }],
      electorate: home.list,
      secret: false,
      rule: { pass: { of: 'cast', moreThan: '1/2' } },
    }
    const opened = value(await staff.command(matterId, 'open-poll', poll))
    const { matter, revision, allowed } = value(await staff.matter(matterId))
    expect(matter.slices.poll.polls.map(({ id }) => id)).toEqual([opened.id])
    expect(revision).toBe(opened.revision)
    expect(allowed).toContain('close-poll')
  })

  it('sends a command again under its first id when the answer is lost: it is done once', async () => {
    const { fetch: lossy, sent } = losingFirstAnswers()
    const staff = client({ session: home.helper.session, fetch: lossy })
    const organizer = client({ session: home.organizer.session })
    const { matterId } = value(await organizer.openMatter(home.code, { procedure: 'deliberation', title: '修渠' }))
    const { revision } = value(await staff.command(matterId, 'record-visit', { answers: { needs: '修渠' } }))
    expect(sent).toHaveLength(2)
    expect(sent[0]).toBe(sent[1])
    const { matter } = value(await organizer.matter(matterId))
    expect(matter.slices.visit.count).toBe(1)
    expect(revision).toBe(2)
  })

  it('tells a refusal as a value, with sentence and field', async () => {
    const organizer = client({ session: home.organizer.session })
    const { matterId } = value(await organizer.openMatter(home.code, { procedure: 'deliberation', title: '修桥' }))
    const outcome = await organizer.command(matterId, 'raise-topic', { title: ' ' })
    expect(outcome).toMatchObject({ is: 'refused', refusal: { code: 'invalid', field: 'title' } })
    const stale = await organizer.command(matterId, 'raise-topic', { title: '修桥' }, { revision: 7 })
    expect(stale).toMatchObject({ is: 'refused', refusal: { code: 'stale-revision' } })
  })

  it('says that an answer is lost after waiting longer each time, and never passes off a proxy’s page as an answer', async () => {
    const pauses: number[] = []
    const pause = (ms: number) => {
      pauses.push(ms)
      return Promise.resolve()
    }
    const proxy: Fetch = () => Promise.resolve({ status: 200, text: () => Promise.resolve('<html>please pay</html>') })
    const outcome = await client({ fetch: proxy, pause, attempts: 4 }).matter('NothingHasThisId')
    expect(outcome.is).toBe('lost')
    expect(pauses).toEqual([400, 800, 1600])
  })
})
