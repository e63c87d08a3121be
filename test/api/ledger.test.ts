import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeLedger } from '#functions/queries/ledger.ts'
import { keys } from '#functions/store/keys.ts'
import { indexMatter } from '#functions/stream/index-matter.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { addDays, localDateOf } from '#shared/calendar/time.ts'
import type { Ledger, LedgerRow } from '#shared/views/ledger.ts'
import { ledgerAnswer } from '#shared/views/ledger.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village
let neighbour: Village
let matters: Matter[]

const now = moment('2026-03-20T10:00:00+08:00')
const today = localDateOf(now)

function moment(text: string): Instant {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`no instant: ${text}`)
  return at
}

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  stack.clock.set(now)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  neighbour = await village(stack, root, { code: '511025106203', name: '邻村' })
  matters = [matterWith(home, 'matterhome', 150), matterWith(neighbour, 'matternext', 90)]
  for (const matter of matters) {
    const { id, place, title, stage } = matter
    await stack.world.table.put({
      ...keys.matter(id),
      state: matter,
      revision: 1,
      digest: 'seeded',
      stage,
      title,
      place,
    })
    await indexMatter(stack.world, id, now)
  }
}, 60_000)
afterAll(() => stack.close())

/** A matter with many actions: due over four months, of three owners, in every state. */
function matterWith({ code, organizer, helper }: Village, matterId: string, actions: number): Matter {
  const at = moment('2026-01-05T09:00:00+08:00')
  const owners = [organizer, helper, organizer]
  const done: MatterEvent[] = Array.from({ length: actions }, (_, n) => n).flatMap((n): MatterEvent[] => {
    const actionId = `action-${code}-${String(n).padStart(3, '0')}`
    const owner = owners[n % 3] ?? organizer
    const due = addDays(today, ((n * 37) % 120) - 60)
    const text = n === 0 ? '=HYPERLINK("http://evil.example","点我")' : `第${n}项`
    const about = { at, by: owner.login, actionId }
    const name = owner.name
    const assigned: MatterEvent = {
      ...about,
      type: 'ActionAssigned',
      topicId: 'topic',
      text,
      owner: { id: owner.login, name },
      due,
    }
    const handedIn: MatterEvent = { ...about, type: 'ProgressReported', text: '已办', photos: [], submitted: true }
    const judged = (verdict: 'accept' | 'return'): MatterEvent => {
      return {
        ...about,
        at: moment('2026-02-01T20:00:00+08:00'),
        by: 'su',
        type: 'ActionReviewed',
        name: '督导',
        verdict,
        reason: '',
      }
    }
    const ends = [[], [handedIn], [handedIn, judged('return')], [handedIn, judged('accept')]]
    return [assigned, ...(ends[n % 4] ?? [])]
  })
  return foldEvents([
    {
      type: 'MatterOpened',
      at,
      matterId,
      procedure: { id: 'deliberation', version: 1 },
      place: code,
      title: `@修路 ${matterId}`,
      stage: 'visit',
    },
    { type: 'StageEntered', at, from: 'visit', to: 'act', end: false },
    ...done,
  ])
}

const ask = (by: Person, query: string): Promise<Ledger> =>
  done(knock, { method: 'GET', path: `/api/ledger?${query}`, session: by.session }, ledgerAnswer)

async function everyPage(by: Person, query: string): Promise<{ rows: LedgerRow[]; pages: number }> {
  const rows: LedgerRow[] = []
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await ask(by, cursor === undefined ? query : `${query}&cursor=${cursor}`)
    expect(page.rows.length).toBeLessThanOrEqual(100)
    rows.push(...page.rows)
    cursor = page.cursor
    pages++
  } while (cursor !== undefined && pages < 20)
  return { rows, pages }
}

/** What the ledger must say, taken from the matters themselves: what is owed by due day, then what was done backwards. */
function expected(filter: { state?: string; owner?: string; from?: string; to?: string; place?: string }): string[] {
  const { state = 'all', owner, from = '', to = '9999', place = '' } = filter
  const items = matters
    .filter((matter) => matter.place.startsWith(place))
    .flatMap(({ slices }) => slices['action-item'].items)
    .filter((item) => item.due >= from && item.due <= to && (owner === undefined || item.owner.id === owner))
    .filter((item) => {
      if (state === 'all') return true
      return state === 'late' ? item.state !== 'accepted' && item.due < today : item.state === state
    })
  const sorted = items.toSorted((a, b) => (`${a.due}#${a.id}` < `${b.due}#${b.id}` ? -1 : 1))
  const owed = sorted.filter((item) => item.state !== 'accepted')
  return [...owed, ...sorted.filter((item) => item.state === 'accepted').toReversed()].map(({ id }) => id)
}

describe('the ledger', () => {
  it.each(['late', 'open', 'submitted', 'returned', 'accepted', 'all'])(
    'lists by state %s, by owner and by days what the matters themselves say, page by page in one order',
    async (state) => {
      const owner = home.helper.login
      const [from, to] = [addDays(today, -30), addDays(today, 10)]
      const filters = [
        {},
        { from },
        { to },
        { from, to },
        { owner },
        { owner, from, to },
        { place: neighbour.code },
        { from: '2030-01-01' },
      ]
      for (const filter of filters) {
        const query = new URLSearchParams({ place: home.township, state, ...filter }).toString()
        const { rows } = await everyPage(home.countySupervisor, query)
        expect(
          rows.map(({ actionId }) => actionId),
          query,
        ).toEqual(expected({ state, ...filter }))
      }
    },
  )

  it('asks the database for as much on each page, whatever lies in the area', async () => {
    const { meter } = stack.world.table
    const costs: number[] = []
    let cursor = ''
    for (let page = 0; page < 2; page++) {
      meter.take()
      const answer = await ask(home.countySupervisor, `place=${home.county}&state=all${cursor}`)
      costs.push(meter.take().read)
      cursor = `&cursor=${answer.cursor ?? ''}`
      expect(answer.rows.length).toBe(100)
    }
    expect(Math.abs((costs[0] ?? 0) - (costs[1] ?? 0))).toBeLessThan(10)
  })

  it('says of each row who, where, how late, since when and what one may do with it', async () => {
    const { rows } = await everyPage(home.countySupervisor, `place=${home.code}&state=all`)
    const row = rows.find(({ actionId }) => actionId === `action-${home.code}-001`)
    expect(row).toMatchObject({
      matterId: 'matterhome',
      matterTitle: '@修路 matterhome',
      procedure: 'deliberation',
      stage: 'act',
      village: '双堰塘村',
      text: '第1项',
      owner: { id: home.helper.login, name: home.helper.name },
      state: 'submitted',
      due: addDays(today, -23),
      daysLate: 23,
      since: moment('2026-01-05T09:00:00+08:00'),
      may: { review: true, urge: true },
    })
    const late = rows.filter(({ state, due }) => state === 'accepted' && due < '2026-02-01')
    for (const { due, daysLate } of late) expect(addDays(due, daysLate)).toBe('2026-02-01')
    const mine = (await everyPage(home.helper, `place=${home.code}&state=submitted`)).rows
    expect(
      new Set(mine.map(({ owner, may }) => `${owner.id === home.helper.login} ${may.review} ${may.urge}`)),
    ).toEqual(new Set(['true false false', 'false true false']))
  })

  it('refuses what it cannot ask for: states, days, owners and cursors that are none', async () => {
    const refusedAt = async (query: string) => {
      const heard = await knock({
        method: 'GET',
        path: `/api/ledger?place=${home.code}&${query}`,
        session: home.helper.session,
      })
      return `${heard.refusal?.code} ${heard.refusal?.field}`
    }
    const cursor = Buffer.from('OWNER#x#DUE#2026-01-01#a').toString('base64url')
    expect(await refusedAt('state=gone')).toBe('invalid state')
    expect(await refusedAt('from=2026-02-30')).toBe('invalid from')
    expect(await refusedAt('to=morgen')).toBe('invalid to')
    expect(await refusedAt('owner=a%23b')).toBe('invalid owner')
    expect(await refusedAt(`cursor=${cursor}`)).toBe('invalid cursor')
    expect(await refusedAt('cursor=%00')).toBe('invalid cursor')
  })
})

describe('the ledger as a file', () => {
  const file = async (query: string) => {
    const path = `/api/ledger.xlsx?place=${home.township}&${query}`
    const answer = await fetch(`${stack.origin}${path}`, {
      headers: { Authorization: `Bearer ${home.townshipSupervisor.session}` },
    })
    return { headers: answer.headers, rows: await readSheet(Buffer.from(await answer.arrayBuffer())) }
  }

  it('has the same rows with a header, days that are days, and text that is never a formula', async () => {
    const { headers, rows } = await file('state=open')
    const ids = expected({ state: 'open' })
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent('511025106镇落实任务台账 2026-03-20.xlsx')}`,
    )
    const [header, ...lines] = rows
    expect(header).toEqual([
      '序号',
      '村',
      '事项',
      '落实任务',
      '负责人',
      '期限',
      '状态',
      '逾期天数',
      '何时起',
      '催办次数',
    ])
    expect(lines.length).toBe(ids.length)
    const line = lines.find((cells) => String(cells[3]).startsWith('=HYPERLINK'))
    expect(line?.slice(1)).toEqual([
      '双堰塘村',
      '@修路 matterhome',
      '=HYPERLINK("http://evil.example","点我")',
      home.organizer.name,
      new Date(`${addDays(today, -60)}T00:00:00Z`),
      '在办',
      60,
      new Date('2026-01-05T09:00:00Z'),
      0,
    ])
    const titles = (await file('state=late&lang=en')).rows[0]
    expect(titles?.slice(0, 4)).toEqual(['No.', 'Village', 'Matter', 'Action'])
  })

  it('says that there are others when there are, and not when it just has room for all', async () => {
    const all = expected({ place: home.township })
    const who = { login: home.townshipSupervisor.login, roles: [] }
    const upTo = async (atMost: number) => {
      const { rows, more } = await wholeLedger(stack.world, who, { place: home.township, state: 'all' }, atMost)
      return [rows.map(({ actionId }) => actionId), more]
    }
    for (const atMost of [1, 100, all.length - 1]) expect(await upTo(atMost)).toEqual([all.slice(0, atMost), true])
    for (const atMost of [all.length, all.length + 1]) expect(await upTo(atMost)).toEqual([all, false])
  })
})
