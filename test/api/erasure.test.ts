import { randomUUID } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Erasure } from '#functions/commands/erase-person.ts'
import { erasePerson, erasure } from '#functions/commands/erase-person.ts'
import { keys } from '#functions/store/keys.ts'
import { readyKey, thumbnailKey, voiceKey } from '#functions/store/object-keys.ts'
import { itemOfPhoto, photoOf } from '#functions/store/photos.ts'
import { rosterMembers } from '#functions/store/rosters.ts'
import { tableName } from '#infra/local/engines.ts'
import { erasedMark } from '#shared/text/erasure-words.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { command, linkFor, matterAt, objectTo } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, made, village } from '#test/support/village.ts'

const name = '萨仁高娃'
const phone = '13947550011'

let stack: TestStack
let knock: Knock
let home: Village

async function enter(rows: readonly string[]): Promise<void> {
  const call = {
    method: 'POST',
    path: `/api/villages/${home.code}/roster/import?commandId=${randomUUID()}`,
    session: home.organizer.session,
    body: new TextEncoder().encode(['名单,编号,姓名,票数,电话', ...rows].join('\r\n')),
    headers: { 'X-File-Name': 'roster.csv' },
  }
  await done(knock, call, made)
}

const send = (body: object, session = home.administrator.session) =>
  knock({ method: 'POST', path: `/api/villages/${home.code}/erasures`, session, body })

async function erase(body: object): Promise<Erasure> {
  const call = { method: 'POST', path: `/api/villages/${home.code}/erasures`, session: home.administrator.session }
  return done(knock, { ...call, body: { commandId: randomUUID(), ...body } }, erasure)
}

/** Keys of every item of the table in which one of these texts stands. */
async function itemsWith(texts: readonly string[]): Promise<string[]> {
  const found: string[] = []
  let start: Record<string, never> | undefined
  do {
    const page = await stack.engines.dynamodb.send(
      new ScanCommand({ TableName: tableName, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    )
    for (const raw of page.Items ?? []) {
      const item = unmarshall(raw)
      if (texts.some((text) => JSON.stringify(item).includes(text))) found.push(`${item['pk']} ${item['sk']}`)
    }
    // The key of a page goes back as it came.
    start = page.LastEvaluatedKey as typeof start
  } while (start !== undefined)
  return found.toSorted()
}

async function keptPhoto(id: string, kind: 'photo' | 'voice' = 'photo'): Promise<string> {
  const { table, objects } = stack.world
  const place = { place: home.code, keepTime: true, keepPlace: true, takenAt: '2026-03-02T08:00:00+08:00' }
  await table.put(itemOfPhoto({ id, kind, state: 'ready', ...place, where: { lat: 44.1, lon: 120.9 } }))
  for (const key of kind === 'voice' ? [voiceKey(id)] : [readyKey(id), thumbnailKey(id)])
    await objects.put(key, 'bytes', 'image/jpeg')
  return id
}

const chain = z.object({ chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean() }) })

async function chainOf({ id }: MatterAt) {
  const call = { method: 'GET', path: `/api/matters/${id}/events`, session: home.organizer.session }
  return (await done(knock, call, chain)).chain
}

async function rowsOf({ id }: MatterAt, kind: string): Promise<Record<string, unknown>[]> {
  const call = { method: 'GET', path: `/api/matters/${id}/${kind}`, session: home.organizer.session }
  return (await done(knock, call, z.record(z.string(), z.array(z.record(z.string(), z.unknown())))))[kind] ?? []
}

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  home = await village(stack, await firstAdministrator(stack), { code: '511025106202', name: '双堰塘村' })
})
afterAll(() => stack.close())

describe('erasing a person', () => {
  const [code, other] = ['h05', 'h06']
  let matters: { raised: MatterAt; polled: MatterAt; noticed: MatterAt; evaluated: MatterAt }
  let links: { vote: string; others: string; follow: string }
  let visitId: string
  let objectionId: string
  let photo: string
  let answer: Erasure
  const commandId = randomUUID()

  beforeAll(async () => {
    await enter([`households,${code},${name},1,${phone}`])
    const at = { knock, village: home }
    const raised = await matterAt(at, 'propose')
    photo = await keptPhoto('photoOfTheVisit')
    const answers = { household: name, needs: '他家的井干了', areas: ['water'], photos: [photo] }
    visitId = (await command(knock, home.helper, raised.id, 'record-visit', { answers })).id
    await command(knock, home.helper, raised.id, 'record-visit', { answers: { household: '户主·1', needs: '修桥' } })
    const background = `${name}家门口的路`
    await command(knock, home.organizer, raised.id, 'raise-topic', { title: '修小路', background })
    const asked = await knock(
      form(`/raise/${home.code}?matter=${raised.id}`, [
        ['title', '井水不够'],
        ['name', '高娃'],
        ['phone', `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`],
        ['commandId', randomUUID()],
      ]),
    )
    const polled = await matterAt(at, 'discuss')
    const assisted = { commandId: randomUUID(), voter: 'h01', choices: ['yes'], witness: name }
    const path = `/api/polls/${polled.pollId}/assisted`
    await done(knock, { method: 'POST', path, session: home.organizer.session, body: assisted }, z.unknown())
    const vote = await linkFor(at, polled.id, { act: 'vote', subject: polled.pollId }, code)
    const noticed = await matterAt(at, 'act')
    objectionId = await objectTo(at, noticed, code)
    await objectTo(at, noticed, other)
    const evaluated = await matterAt(at, 'evaluate')
    for (const voter of [code, other]) {
      const path = await linkFor(at, evaluated.id, { act: 'evaluate', subject: evaluated.topicId }, voter)
      const fields = [['score', '2'] as const, ['comment', `${voter}说还是不平`] as const]
      await knock(form(path, [...fields, ['commandId', randomUUID()]]))
    }
    matters = { raised, polled, noticed, evaluated }
    const others = await linkFor(at, polled.id, { act: 'vote', subject: polled.pollId }, other)
    links = { vote, others, follow: (asked.headers.get('location') ?? '').split('?')[0] ?? '' }
    // What an import left behind that died while it saved.
    const left = { ...keys.rosterPart(home.code, home.list, 'left', 'h01'), members: [{ name, phone }] }
    await stack.world.table.put(left)
    answer = erasure.parse((await send({ commandId, list: home.list, code })).json)
  })

  test('tells how much was erased', () => {
    expect(answer.erased).toEqual({
      roster: 1,
      // to vote, to object, to evaluate, to follow
      links: 4,
      visits: 1,
      contacts: 1,
      objections: 1,
      evaluations: 1,
      electorates: 3,
      witnessed: 1,
      // of the visit one; room was kept for a photo and a voice note of the topic
      files: 3,
    })
  })

  test('leaves name and phone nowhere in the table but in texts of the record, which the answer lists', async () => {
    const { id } = matters.raised
    const records = answer.stays.find(({ what }) => what === 'records')
    expect(records?.where.map(({ matterId }) => matterId)).toEqual([id])
    const listed = records?.where.flatMap(({ ids }) => ids.map((n) => `MATTER#${id} EVENT#${n.padStart(6, '0')}`))
    expect(await itemsWith([name, phone])).toEqual([...(listed ?? []), `MATTER#${id} HEAD`].toSorted())
  })

  test('leaves every chain unbroken, and folding it gives the stored state', async () => {
    for (const matter of Object.values(matters))
      expect(await chainOf(matter)).toMatchObject({ unbroken: true, foldsToState: true })
  })

  test('takes the words out of rows and leaves what counts', async () => {
    const visits = await rowsOf(matters.raised, 'visits')
    expect(visits.find(({ id }) => id === visitId)?.['answers']).toEqual({ areas: ['water'], needs: erasedMark })
    expect(visits.map(({ answers }) => JSON.stringify(answers)).join()).toContain('修桥')
    const objections = await rowsOf(matters.noticed, 'objections')
    expect(objections.find(({ id }) => id === objectionId)?.['text']).toBe(erasedMark)
    expect(objections.filter(({ text }) => text === '路线要改')).toHaveLength(1)
    const evaluations = await rowsOf(matters.evaluated, 'evaluations')
    expect(evaluations.map(({ score }) => score)).toEqual([2, 2])
    expect(new Set(evaluations.map(({ comment }) => comment))).toEqual(new Set([`${other}说还是不平`, erasedMark]))
  })

  test('removes the files and says of their ids why they are gone', async () => {
    for (const key of [readyKey(photo), thumbnailKey(photo)]) expect(await stack.world.objects.get(key)).toBeUndefined()
    const row = await photoOf(stack.world, photo)
    expect(row).toMatchObject({ state: 'rejected', reason: 'erased' })
    expect(row).not.toHaveProperty('where')
  })

  test('ends the person’s links and nobody else’s', async () => {
    expect((await knock({ method: 'GET', path: links.vote })).mark).toBe('link-unknown')
    expect((await knock({ method: 'GET', path: links.follow })).mark).toBe('link-unknown')
    expect((await knock({ method: 'GET', path: links.others })).status).toBe(200)
  })

  test('leaves the electorate of an open poll as large as it was', async () => {
    const call = {
      method: 'POST',
      path: `/api/polls/${matters.polled.pollId}/assisted`,
      session: home.organizer.session,
    }
    await done(knock, { ...call, body: { commandId: randomUUID(), voter: code, choices: ['yes'] } }, z.unknown())
  })

  test('sent again gives the same answer; the same id for somebody else is refused', async () => {
    expect((await send({ commandId, list: home.list, code })).json).toEqual(answer)
    const { refusal } = await send({ commandId, list: home.list, code: other })
    expect(refusal).toMatchObject({ code: 'conflict', field: 'commandId' })
  })

  test('stands in the list of erasures, by code and without a name', async () => {
    const call = { method: 'GET', path: `/api/villages/${home.code}/erasures`, session: home.administrator.session }
    const { text } = await knock(call)
    expect(text).toContain(`"code":"${code}"`)
    expect(text).not.toContain(name)
  })

  test('is refused where nothing is kept under the code', async () => {
    const { status, refusal } = await send({ commandId: randomUUID(), list: home.list, code: 'h77' })
    expect(status).toBe(404)
    expect(refusal).toMatchObject({ code: 'not-found', field: 'code', reason: 'not-on-list' })
  })
})

describe('where a name does not tell who it is', () => {
  test('a visit is erased only when it is named itself', async () => {
    await enter(['households,h07,王小明,1,', 'households,h08,王小明,1,'])
    const matter = await matterAt({ knock, village: home }, 'propose')
    const answers = { household: '王小明', needs: '想学手艺' }
    const { id } = await command(knock, home.helper, matter.id, 'record-visit', { answers })
    const first = await erase({ list: home.list, code: 'h07' })
    expect(first).toMatchObject({ namesakes: 1, erased: { roster: 1, visits: 0 } })
    expect((await rowsOf(matter, 'visits')).some((row) => JSON.stringify(row).includes('王小明'))).toBe(true)
    expect((await erase({ list: home.list, code: 'h07', visits: [id] })).erased).toMatchObject({ roster: 0, visits: 1 })
    expect(JSON.stringify(await rowsOf(matter, 'visits'))).not.toContain('王小明')
  })

  test('notes at another door that hold the name are pointed out', async () => {
    await enter(['households,h09,乌云其木格,1,'])
    const matter = await matterAt({ knock, village: home }, 'propose')
    const answers = { household: '户主·1', needs: '想和乌云其木格家一起打井' }
    const { id } = await command(knock, home.helper, matter.id, 'record-visit', { answers })
    const { stays } = await erase({ list: home.list, code: 'h09' })
    expect(stays.find(({ what }) => what === 'visits')?.where).toEqual([{ matterId: matter.id, ids: [id] }])
  })
})

test('broken off in the middle, the same erasure goes on to its end', async () => {
  await enter(['households,h10,哈斯,1,'])
  const matter = await matterAt({ knock, village: home }, 'propose')
  const photo = await keptPhoto('photoThatResists')
  const answers = { household: '哈斯', needs: '修棚', photos: [photo] }
  await command(knock, home.helper, matter.id, 'record-visit', { answers })
  const { world } = stack
  const remove = () => Promise.reject(new Error('no network'))
  const order = { commandId: randomUUID(), village: home.code, list: home.list, code: 'h10', visits: [], topics: [] }
  const broken = { ...world, objects: { ...world.objects, remove } }
  await expect(erasePerson(broken, { ...order, by: 'root' })).rejects.toThrow('no network')
  expect((await rosterMembers(world, home.code, home.list)).some(({ code }) => code === 'h10')).toBe(true)
  expect(await erasePerson(world, { ...order, by: 'root' })).toMatchObject({
    ok: true,
    value: { erased: { visits: 1 } },
  })
  expect(await world.objects.get(readyKey(photo))).toBeUndefined()
  expect(await itemsWith(['哈斯'])).toEqual([])
})
