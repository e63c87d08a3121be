import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { StaffRole } from '#shared/workflow/actor.ts'
import { openSession } from '#functions/access/sessions.ts'
import { rememberedCommand } from '#functions/commands/remember.ts'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { ancestorsOf, levelOf, placeItems } from '#functions/store/places.ts'
import { saveLists } from '#functions/store/rosters.ts'
import type { World } from '#functions/world.ts'
import type { Send } from './doors.ts'
import { Staff } from './doors.ts'
import { linksFor, list, openPoll, reachDiscussion, voterCodes } from './village.ts'

export const countyCode = '150926'
const townships = 6
const villagesATownship = 50
const villageCount = townships * villagesATownship
const villagers = 100_000
/** With these 9 a village, 45 a township and 30 in the county: 3,000. */
const teams: readonly { level: string; role: StaffRole; count: number }[] = [
  { level: 'village', role: 'organizer', count: 2 },
  { level: 'village', role: 'helper', count: 7 },
  { level: 'township', role: 'supervisor', count: 45 },
  { level: 'county', role: 'supervisor', count: 30 },
]
const atOnce = 8

export interface Hired {
  readonly login: string
  readonly role: StaffRole
  readonly place: string
  /** Token of an open session. */
  readonly session: string
}

export interface CountyVillage {
  readonly code: string
  readonly matterId: string
  readonly topicId: string
  readonly clerk: Hired
  readonly staff: readonly Hired[]
}

export interface County {
  readonly staff: readonly Hired[]
  readonly villages: readonly CountyVillage[]
}

/** Does `work` for each, so many at a time. */
export async function forAll<One>(all: Iterable<One>, work: (one: One) => Promise<void>): Promise<void> {
  const queue = [...all].values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of queue) await work(one)
    }),
  )
}

/**
 * 300 villages, 3,000 members of staff with a session each, 100,000 villagers on rosters, by the functions that the doors
 * call; then, over the doors, a matter in each village that has come as far as the meeting.
 */
export async function buildCounty(world: World, send: Send): Promise<County> {
  const codes = Array.from({ length: villageCount }, (_, n) => {
    const township = `${countyCode}${100 + Math.floor(n / villagesATownship)}`
    return `${township}${200 + (n % villagesATownship)}`
  })
  const places = [...new Set(codes.flatMap((code) => [code, ...ancestorsOf(code)]))]
  await world.table.putMany(
    places.flatMap((code) => placeItems({ code, name: `地方${code}`, level: levelOf(code) ?? 'village' })),
  )
  await forAll(codes.entries(), ([n, code]) => saveRoster(world, code, n))
  const staff: Hired[] = []
  const posts = places.flatMap((place) =>
    teams.flatMap(({ level, role, count }) =>
      level === levelOf(place) ? Array.from({ length: count }, (_, n) => ({ place, role, n })) : [],
    ),
  )
  await forAll(posts, async ({ place, role, n }) => void staff.push(await hire(world, place, role, n)))
  const villages: CountyVillage[] = []
  await forAll(codes, async (code) => {
    const here = staff.filter(({ place }) => place === code)
    const clerk = here.find(({ role }) => role === 'organizer')
    if (clerk === undefined) throw new Error(`${code} has no clerk`)
    villages.push({ code, clerk, staff: here, ...(await openMatterIn(send, code, clerk)) })
  })
  return { staff, villages: villages.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** So many that all together are 100,000. */
const electorateOf = (n: number): number =>
  Math.floor(villagers / villageCount) + (n < villagers % villageCount ? 1 : 0)

async function saveRoster(world: World, village: string, n: number): Promise<void> {
  const members = voterCodes(electorateOf(n)).map((code, m) => ({
    list,
    code,
    name: `村民${code}`,
    weight: 1,
    group: `${(m % 5) + 1}组`,
    phone: '13800000000',
  }))
  const record = rememberedCommand('staff#bench', randomUUID(), '', {})
  const outcome = await saveLists(world, village, [], new Map([[list, members]]), record)
  if (outcome !== 'saved') throw new Error(`the roster of ${village} was not saved: ${outcome}`)
}

async function hire(world: World, place: string, role: StaffRole, n: number): Promise<Hired> {
  const login = `${role}-${place}-${n}`
  const saved = await saveStaff(world, undefined, { login, name: `干部${n}`, roles: [{ role, place }] })
  if (!saved.ok) throw new Error(`${login} could not be registered`)
  const { session } = await openSession(world, saved.value, 'a phone of the bench')
  return { login, role, place, session }
}

export const asStaff = (send: Send, { login, session }: Hired): Staff =>
  new Staff(send, { session, staff: { id: login } })

async function openMatterIn(send: Send, village: string, worker: Hired) {
  const clerk = asStaff(send, worker)
  const opened = await clerk.call('POST', `/api/villages/${village}/matters`, {
    commandId: randomUUID(),
    procedure: 'deliberation',
    title: '今年庭院种什么',
  })
  const { matterId } = z.object({ matterId: z.string() }).parse(opened)
  return { matterId, topicId: await reachDiscussion({ clerk, matterId }) }
}

export interface OpenPoll {
  readonly village: CountyVillage
  readonly pollId: string
  readonly secret: boolean
  /** Paths of personal links, a voter each. */
  readonly links: readonly string[]
}

/** The clerk of every village opens a poll, secret in every other, and makes the links of so many voters. */
export async function openPolls(send: Send, { villages }: County, linksEach: number): Promise<OpenPoll[]> {
  const polls: OpenPoll[] = []
  await forAll(villages.entries(), async ([n, village]) => {
    const office = { clerk: asStaff(send, village.clerk), matterId: village.matterId }
    const secret = n % 2 === 1
    const pollId = await openPoll(office, village.topicId, secret)
    const links = await linksFor(office, { act: 'vote', subject: pollId }, voterCodes(linksEach))
    polls.push({ village, pollId, secret, links })
  })
  return polls
}
