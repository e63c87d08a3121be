import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#shared/calendar/time.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { refused } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { castBallot, frozenVoter, paperOf } from '#functions/commands/cast-ballot.ts'
import type { Cast, CastReceipt } from '#functions/commands/cast-ballot.ts'
import { openMatter } from '#functions/commands/open-matter.ts'
import { rememberedCommand } from '#functions/commands/remember.ts'
import type { Receipt } from '#functions/commands/run-command.ts'
import { runCommand } from '#functions/commands/run-command.ts'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { chainOf } from '#functions/queries/matter.ts'
import { keys } from '#functions/store/keys.ts'
import { placeItems } from '#functions/store/places.ts'
import type { Head } from '#functions/store/records.ts'
import { headOf } from '#functions/store/records.ts'
import { saveLists } from '#functions/store/rosters.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'

export const village = '150926100201'
const staff = (id: string, role: 'organizer' | 'helper' | 'supervisor') =>
  ({ kind: 'staff', id, name: `${id} by name`, roles: [role] }) as const
export const organizer = staff('bao', 'organizer')
export const helper = staff('li', 'helper')
export const supervisor = staff('su', 'supervisor')
export const voterCode = (n: number): string => `h${String(n).padStart(3, '0')}`

export function moment(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`no instant: ${text}`)
  return instant
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The same world at another, standing moment: a clock is handed in, so a test may hand in its own. */
export const at = (world: World, now: Instant): World => ({ ...world, clock: { now: () => now } })

/** A folder that is removed when the test file is through. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

const silent = { write: () => undefined }

/** The whole product on its embedded engines with one village: three of staff and so many households of weight 1. */
export async function liveVillage(households: number): Promise<{ stack: Stack; world: World; close(): Promise<void> }> {
  const folder = await temporaryFolder()
  const stack = await startStack({ dataDir: folder.path, log: silent })
  stack.clock.set(moment('2026-03-01T09:00:00+08:00'))
  await settle(stack.world, households)
  return {
    stack,
    world: stack.world,
    async close() {
      await stack.close()
      await folder.remove()
    },
  }
}

/** Registers the village, who works there and who lives there. */
export async function settle(world: World, households: number): Promise<void> {
  await world.table.putMany([
    ...placeItems({ code: village, name: 'Ganger', level: 'village' }),
    ...placeItems({ code: village.slice(0, 9), name: 'Wutonghua', level: 'township' }),
  ])
  for (const { id, name, roles } of [organizer, helper])
    must(await saveStaff(world, undefined, { login: id, name, roles: roles.map((role) => ({ role, place: village })) }))
  must(
    await saveStaff(world, undefined, {
      login: supervisor.id,
      name: supervisor.name,
      roles: [{ role: 'supervisor', place: village.slice(0, 9) }],
    }),
  )
  const members = Array.from({ length: households }, (_, n) => {
    return { list: 'households', code: voterCode(n + 1), name: `household ${n + 1}`, weight: 1 }
  })
  await saveLists(
    world,
    village,
    [],
    new Map([['households', members]]),
    rememberedCommand('staff#bao', 'the-roster', '', {}),
  )
}

let commands = 0
export const newCommandId = (): string => `command-${String(++commands).padStart(6, '0')}-${process.pid}`

export async function newMatter(world: World): Promise<string> {
  const order = { commandId: newCommandId(), village, procedure: 'deliberation', title: 'courtyards' }
  return must(await openMatter(world, organizer, order)).matterId
}

export function send(
  world: World,
  actor: Actor,
  matterId: string,
  type: string,
  data: unknown = {},
  commandId = newCommandId(),
): Promise<Result<Receipt>> {
  return runCommand(world, actor, matterId, { commandId, type, data })
}

export const visitNotes = { answers: { needs: 'a dry road to the school' } }

/** A matter with a visit and a topic, ready for a poll. */
export async function matterWithTopic(world: World): Promise<{ matterId: string; topicId: string }> {
  const matterId = await newMatter(world)
  must(await send(world, helper, matterId, 'record-visit', visitNotes))
  return { matterId, topicId: must(await send(world, organizer, matterId, 'raise-topic', { title: 'a road' })).id }
}

export const ballotPaper = (topicId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  topicId,
  question: 'which crop',
  choices: [
    { key: 'apples', text: 'apples' },
    { key: 'beans', text: 'beans' },
  ],
  electorate: 'households',
  secret: true,
  rule: { pass: { of: 'cast', moreThan: '1/2' } },
  ...more,
})

export async function matterWithPoll(
  world: World,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ matterId: string; topicId: string; pollId: string }> {
  const { matterId, topicId } = await matterWithTopic(world)
  return {
    matterId,
    topicId,
    pollId: must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId, more))).id,
  }
}

export async function vote(
  world: World,
  pollId: string,
  n: number,
  choices: readonly string[],
  channel: Cast['channel'] = 'link',
): Promise<Result<CastReceipt>> {
  const rules = await paperOf(world, pollId)
  if (rules === undefined) return refused(refusal('poll-not-open'))
  return castBallot(world, { rules, voter: await frozenVoter(world, rules, voterCode(n)), choices, channel })
}

export async function headNow(world: World, matterId: string): Promise<Head> {
  const item = await world.table.get(keys.matter(matterId))
  if (item === undefined) throw new Error(`no matter ${matterId}`)
  return headOf(item)
}

export async function chainNow(world: World, matterId: string) {
  return chainOf(world, await headNow(world, matterId))
}

export async function pollNow(world: World, matterId: string, pollId: string) {
  const poll = (await headNow(world, matterId)).matter.slices.poll.polls.find(({ id }) => id === pollId)
  if (poll === undefined) throw new Error(`no poll ${pollId}`)
  return poll
}
