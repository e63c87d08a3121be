import { describe, expect, test } from 'vitest'
import type { ApiRequest, Outcome, ToldRefusal } from '#shared/client/exchange.ts'
import type { Act, Attachment } from '#web/console/data/entry.ts'
import { command, openMatter, openedBy } from '#web/console/data/entry.ts'
import type { Keep } from '#web/console/data/keep.ts'
import { openKeep } from '#web/console/data/keep.ts'
import type { Line, Outbox } from '#web/console/data/outbox.ts'
import { createOutbox, heldBack } from '#web/console/data/outbox.ts'

const village = '150526100201'
const says = { zh: '走访记录', en: 'A visit' }

/** A server that knows what it has done, behind a network that loses what the test tells it to lose. */
function aServer() {
  const done = new Map<string, { path: string; body: string; answer: unknown }>()
  const files: string[] = []
  const log: string[] = []
  const refusals = new Map<string, ToldRefusal>()
  let clock = 1_000_000
  let waiting: { at: number; again: () => void }[] = []
  let weather: 'fine' | 'no signal' | 'answers are lost' | 'storage is away' = 'fine'
  const lost = { is: 'lost', why: 'the test took the signal away' } as const

  const answerOf = ({ path, body }: ApiRequest): Outcome<unknown> => {
    const { commandId, ...rest } = Object(body)
    const said = JSON.stringify(rest)
    const before = done.get(commandId)
    if (before !== undefined && (before.path !== path || before.body !== said))
      return { is: 'refused', refusal: told('conflict') }
    if (before !== undefined) return { is: 'done', value: before.answer }
    const refused = refusals.get(path)
    if (refused !== undefined) return { is: 'refused', refusal: refused }
    const upload = { url: 'https://storage.example', fields: { key: commandId } }
    const answer =
      path === '/api/photos'
        ? { photoId: `photo${commandId}`, upload }
        : { matterId: path.includes('/villages/') ? 'matter-00001' : 'matter-other', id: `made-${done.size}` }
    done.set(commandId, { path, body: said, answer })
    log.push(path)
    return { is: 'done', value: answer }
  }
  const line: Line = {
    async ask(request, schema) {
      await Promise.resolve()
      if (weather === 'no signal') return lost
      const outcome = answerOf(request)
      if (weather === 'answers are lost') return lost
      return outcome.is === 'done' ? { is: 'done', value: schema.parse(outcome.value) } : outcome
    },
    async upload(_url, fields, file) {
      await Promise.resolve()
      if (weather === 'no signal' || weather === 'storage is away') return false
      files.push(`${fields['key']} ${await file.text()}`)
      return true
    },
    now: () => clock,
    later: (again, ms) => void waiting.push({ at: clock + ms, again }),
  }
  return {
    line,
    /** Paths of what was done, in order. */
    log,
    files,
    /** Timers that are set. */
    timers: () => waiting.length,
    bodies: () => [...done.values()].map(({ body }) => JSON.parse(body)),
    refuse: (path: string, code: ToldRefusal['code']) => refusals.set(path, told(code)),
    allow: (path: string) => refusals.delete(path),
    weather: (next: typeof weather) => (weather = next),
    async pass(ms: number) {
      clock += ms
      const due = waiting.filter(({ at }) => at <= clock)
      waiting = waiting.filter(({ at }) => at > clock)
      for (const { again } of due) again()
      await settled()
    },
  }
}

const told = (code: ToldRefusal['code']): ToldRefusal => ({ code, sentence: { zh: '不行', en: 'No' } })

/** All that is under way without a timer is done after some turns of the loop. */
const settled = () => new Promise((next) => setTimeout(next, 20))

const visit = (needs: string, over: { matter?: string; attachments?: readonly Attachment[] } = {}): Act =>
  command('record-visit', { answers: { needs } }, { village, matter: 'matter-00001', says, ...over })

async function photo(keep: Keep, text: string): Promise<Attachment> {
  await keep.blobs.put(`blob-${text}`, new Blob([text]))
  return { blobId: `blob-${text}`, kind: 'photo', field: 'answers.photos', type: 'image/jpeg', length: 3, sha256: 'x' }
}

/** The outbox of a phone on which the clerk is signed in. */
async function opened(keep: Keep, line: Line): Promise<Outbox> {
  const outbox = await createOutbox(keep, line)
  outbox.setSender('clerk')
  return outbox
}

const needsOf = (server: ReturnType<typeof aServer>) =>
  server.bodies().flatMap(({ data }) => (data?.answers?.needs === undefined ? [] : [data.answers.needs]))
const left = (outbox: Outbox) => outbox.entries().map(({ path }) => path.split('/').at(-1))

describe('order', () => {
  test('what was written down without a signal leaves in the order in which it was made', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const outbox = await opened(keep, server.line)
    const sent = await Promise.all(['one', 'two', 'three'].map((needs) => outbox.send(visit(needs))))
    expect(sent.map(({ is }) => is)).toEqual(['waiting', 'waiting', 'waiting'])
    server.weather('fine')
    await server.pass(15_000)
    expect(needsOf(server)).toEqual(['one', 'two', 'three'])
    expect(outbox.entries()).toEqual([])
  })

  test('it outlives the page', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const closed = await opened(keep, server.line)
    await closed.send(visit('one'))
    await closed.send(visit('two'))
    const other = aServer()
    const again = await opened(keep, other.line)
    await again.drain()
    expect(needsOf(other)).toEqual(['one', 'two'])
  })

  test('what one person wrote down does not leave in the name of another', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const outbox = await opened(keep, server.line)
    await outbox.send(visit('of the clerk'))
    server.weather('fine')
    outbox.setSender('helper')
    await outbox.send(visit('of the helper'))
    await outbox.drain()
    expect(needsOf(server)).toEqual(['of the helper'])
    expect(outbox.entries().map(({ by }) => by)).toEqual(['clerk'])
    outbox.setSender('clerk')
    await outbox.drain()
    expect(needsOf(server)).toEqual(['of the helper', 'of the clerk'])
  })

  test('visits of a matter that is opened along with them follow it and learn its id', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const outbox = await opened(keep, server.line)
    const open = openMatter(village, '议贫会 3月2日', says)
    await outbox.send(open, { goOn: true })
    await outbox.send(visit('one', { matter: openedBy(open) }), { goOn: true })
    server.weather('fine')
    await outbox.drain()
    expect(server.log).toEqual([`/api/villages/${village}/matters`, '/api/matters/matter-00001/commands/record-visit'])
  })

  test('however long there is no signal, one timer waits for it', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const outbox = await opened(keep, server.line)
    for (const needs of ['one', 'two', 'three', 'four']) await outbox.send(visit(needs), { goOn: true })
    await settled()
    await server.pass(15_000)
    await server.pass(15_000)
    expect(server.timers()).toBe(1)
  })
})

describe('lost answers', () => {
  test('what arrived although its answer was lost is done once', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('answers are lost')
    const outbox = await opened(keep, server.line)
    const { is } = await outbox.send(visit('one', { attachments: [await photo(keep, 'a')] }))
    expect(is).toBe('waiting')
    server.weather('fine')
    await server.pass(15_000)
    expect(needsOf(server)).toEqual(['one'])
    expect(server.files).toHaveLength(1)
    expect(outbox.entries()).toEqual([])
  })

  test('a session that is over loses nothing: the act waits until somebody has signed in again', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const path = '/api/matters/matter-00001/commands/record-visit'
    server.refuse(path, 'signed-out')
    const outbox = await opened(keep, server.line)
    expect((await outbox.send(visit('one'))).is).toBe('waiting')
    expect(outbox.entries()[0]?.refused).toBeUndefined()
    server.allow(path)
    await server.pass(15_000)
    expect(needsOf(server)).toEqual(['one'])
  })
})

describe('pictures', () => {
  test('go up first, and their ids go into the act; the phone forgets them afterwards', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    const act = visit('one', { attachments: [await photo(keep, 'a'), await photo(keep, 'b')] })
    expect((await outbox.send(act)).is).toBe('done')
    const ids = [0, 1].map((n) => `${act.commandId}-${n}`)
    expect(server.files).toEqual([`${ids[0]} a`, `${ids[1]} b`])
    expect(server.bodies().at(-1)).toEqual({
      data: { answers: { needs: 'one', photos: ids.map((id) => `photo${id}`) } },
    })
    expect(await keep.blobs.get('blob-a')).toBeUndefined()
  })

  test('a voice goes in as a list where a topic is raised, as itself where one is added later', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    const about = { village, matter: 'matter-00001', says }
    const voice = { ...(await photo(keep, 'a')), kind: 'voice' } as const
    await outbox.send(
      command('raise-topic', { title: '修路' }, { ...about, attachments: [{ ...voice, field: 'voices' }] }),
    )
    expect(server.bodies().at(-1).data).toEqual({ title: '修路', voice: [expect.stringMatching(/^photo/)] })
    const later = { ...(await photo(keep, 'b')), kind: 'voice', field: 'voice' } as const
    await outbox.send(command('add-voice', { topicId: 'topic-00001', voice: '' }, { ...about, attachments: [later] }))
    expect(server.bodies().at(-1).data.voice).toMatch(/^photo/)
  })

  test('one that is up is not sent again when the next one fails', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const broken: Line = {
      ...server.line,
      upload: (url, fields, file) =>
        fields['key']?.endsWith('-1') === true && server.files.length < 2
          ? (server.files.push('failed'), Promise.resolve(false))
          : server.line.upload(url, fields, file),
    }
    const weak = await opened(keep, broken)
    const act = visit('one', { attachments: [await photo(keep, 'a'), await photo(keep, 'b')] })
    expect((await weak.send(act)).is).toBe('waiting')
    await server.pass(15_000)
    expect(server.files).toEqual([`${act.commandId}-0 a`, 'failed', `${act.commandId}-1 b`])
  })

  test('refused ones keep the act and its words on the list, with the reason', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.refuse('/api/photos', 'not-your-role')
    const outbox = await opened(keep, server.line)
    await outbox.send(visit('one', { attachments: [await photo(keep, 'a')] }), { goOn: true })
    await settled()
    expect(outbox.entries()[0]?.refused?.code).toBe('not-your-role')
    expect(await keep.blobs.get('blob-a')).toBeDefined()
  })

  test('storage that is away holds the act back, and it leaves whole', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('storage is away')
    const outbox = await opened(keep, server.line)
    expect((await outbox.send(visit('one', { attachments: [await photo(keep, 'a')] }))).is).toBe('waiting')
    server.weather('fine')
    await server.pass(15_000)
    expect(server.bodies().at(-1).data.answers.photos).toHaveLength(1)
  })

  test('what the phone has lost does not hold the words back', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    const attachments = [await photo(keep, 'a'), await photo(keep, 'b')]
    await keep.blobs.remove('blob-a')
    expect((await outbox.send(visit('one', { attachments }))).is).toBe('done')
    expect(server.bodies().at(-1).data.answers.photos).toHaveLength(1)
  })
})

describe('undo', () => {
  test('an act taken back in time never leaves', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    const act = visit('one')
    const sent = outbox.send(act, { undoMs: 6000 })
    await settled()
    await outbox.undo(act.commandId)
    expect((await sent).is).toBe('undone')
    await server.pass(10_000)
    expect(server.log).toEqual([])
    expect(await keep.outbox.all()).toEqual([])
  })

  test('it leaves when its time is over, and what was made after it leaves after it', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    void outbox.send(visit('first'), { undoMs: 6000 })
    void outbox.send(visit('second'))
    await settled()
    expect(needsOf(server)).toEqual([])
    await server.pass(6001)
    expect(needsOf(server)).toEqual(['first', 'second'])
  })

  test('afterwards there is nothing to take back', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    const act = visit('one')
    await outbox.send(act)
    await outbox.undo(act.commandId)
    expect(needsOf(server)).toEqual(['one'])
  })

  test('it can leave at once', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    const outbox = await opened(keep, server.line)
    void outbox.send(visit('one'), { undoMs: 6000 })
    await settled()
    await outbox.hurry()
    expect(needsOf(server)).toEqual(['one'])
  })
})

describe('refusals', () => {
  const path = '/api/matters/matter-00001/commands/record-visit'

  test('whoever waits with the form open is told, and nothing stays behind', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.refuse(path, 'wrong-stage')
    const outbox = await opened(keep, server.line)
    const sent = await outbox.send(visit('one'))
    expect(sent).toMatchObject({ is: 'refused', refusal: { code: 'wrong-stage' } })
    expect(outbox.entries()).toEqual([])
  })

  test.each([{ goOn: true }, { undoMs: 6000 }])(
    'an act nobody waits for stays on the list until its no is read: %o',
    async (how) => {
      const [server, keep] = [aServer(), await openKeep()]
      server.refuse(path, 'wrong-stage')
      const outbox = await opened(keep, server.line)
      const act = visit('one')
      void outbox.send(act, how)
      await settled()
      await server.pass(7000)
      expect(outbox.entries()[0]?.refused?.code).toBe('wrong-stage')
      await outbox.discard(act.commandId)
      expect(await keep.outbox.all()).toEqual([])
    },
  )

  test('it holds up only what belongs to the same matter', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.refuse(path, 'wrong-stage')
    const outbox = await opened(keep, server.line)
    await outbox.send(visit('one'), { goOn: true })
    await settled()
    server.allow(path)
    await outbox.send(visit('two'), { goOn: true })
    await outbox.send(visit('other', { matter: 'matter-00002' }), { goOn: true })
    await settled()
    expect(needsOf(server)).toEqual(['other'])
    expect(left(outbox)).toEqual(['record-visit', 'record-visit'])
  })

  test('what waits behind it is told apart, and whoever sends it is not left waiting', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.refuse(path, 'wrong-stage')
    const outbox = await opened(keep, server.line)
    const first = visit('one')
    await outbox.send(first, { goOn: true })
    await settled()
    server.allow(path)
    const second = visit('two')
    expect(await outbox.send(second)).toEqual({ is: 'waiting' })
    expect([...heldBack(outbox.entries())]).toEqual([second.commandId])
    await outbox.discard(first.commandId)
    expect(needsOf(server)).toEqual(['two'])
    expect(outbox.entries()).toEqual([])
  })
})

describe('two windows', () => {
  test('what one made and closed upon, the other sends, each once', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const [first, second] = [await opened(keep, server.line), await opened(keep, server.line)]
    await first.send(visit('of the first'))
    await second.send(visit('of the second'))
    server.weather('fine')
    await second.drain()
    expect(needsOf(server).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['of the first', 'of the second'])
    await first.drain()
    expect(first.entries()).toEqual([])
    expect(server.log).toHaveLength(2)
  })

  test('both at once do nothing twice, pictures included', async () => {
    const [server, keep] = [aServer(), await openKeep()]
    server.weather('no signal')
    const first = await opened(keep, server.line)
    await first.send(visit('one', { attachments: [await photo(keep, 'a')] }))
    const second = await opened(keep, server.line)
    server.weather('fine')
    await Promise.all([first.drain(), second.drain()])
    await Promise.all([first.drain(), second.drain()])
    expect(needsOf(server)).toEqual(['one'])
    expect([...first.entries(), ...second.entries()]).toEqual([])
    expect(await keep.outbox.all()).toEqual([])
  })
})
