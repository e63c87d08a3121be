import * as z from 'zod'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { pollOf } from '#shared/blocks/poll/state.ts'
import type { BallotRules } from '#shared/blocks/poll/rows.ts'
import { rollRow } from '#shared/blocks/poll/rows.ts'
import { noticeById } from '#shared/blocks/notice/state.ts'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { LinkAct } from '../access/capability.ts'
import { capabilityAt, daysFromNow, linkAddress, voterToken } from '../access/capability.ts'
import { digestOf } from '../digest.ts'
import { isNotTaken } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { rosterMembers } from '../store/rosters.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'

/** A link outlives what it is for, so that its page can say how the thing ended. */
const linkDays = 400

export interface LinkOrder {
  readonly act: LinkAct
  readonly subject: string
  readonly list: string
  readonly voters: readonly string[] | 'all'
}

export interface IssuedLink {
  readonly code: string
  readonly name: string
  readonly url: string
}

interface Holder {
  readonly code: string
  readonly name: string
  readonly weight: number
  /** Who holds this voter's written mandate, and so this link. */
  readonly proxy?: string | undefined
}

const serialItem = z.object({ serial: z.int(), sk: z.string() })

/**
 * Personal links for people of a list. They are derived, so the same order gives the same links however often it is sent;
 * only digests are stored. Refusals: `poll-not-open`, `invalid` (no such notice or topic), `not-entitled` (not on the list).
 */
export async function issueLinks(world: World, matter: Matter, order: LinkOrder): Promise<Result<IssuedLink[]>> {
  const holders = await holdersOf(world, matter, order)
  if (!holders.ok) return holders
  const serials = await serialsOf(world, order)
  const issued = await Promise.all(
    holders.value.map(async (holder) => {
      const serial = serials.get(holder.code) ?? 0
      const token = await voterToken(world, { ...order, code: holder.code, serial })
      return { holder, token }
    }),
  )
  await world.table.putMany(issued.map(({ holder, token }) => linkItem(world, matter, order, holder, token)))
  // A link re-issued while this was writing stays dead: the serials tell, read once more behind the writing.
  const now = await serialsOf(world, order)
  const dead = issued.filter(({ holder: { code } }) => now.get(code) !== serials.get(code))
  if (dead.length > 0) {
    await world.table.putMany(
      dead.map(({ holder, token }) => ({ ...linkItem(world, matter, order, holder, token), revoked: true })),
    )
    return issueLinks(world, matter, order)
  }
  return ok(
    issued.map(({ holder: { code, name }, token }) => ({ code, name, url: linkAddress(world, order.act, token) })),
  )
}

/**
 * The links that stand, made out again without writing anything, and how many people of the order have none yet.
 * Refusals as for issuing.
 */
export async function standingLinks(
  world: World,
  matter: Matter,
  order: LinkOrder,
): Promise<Result<{ links: IssuedLink[]; missing: number }>> {
  const [holders, serials] = await Promise.all([holdersOf(world, matter, order), serialsOf(world, order)])
  if (!holders.ok) return holders
  const made = await Promise.all(
    holders.value.map(async ({ code, name }) => {
      const token = await voterToken(world, { ...order, code, serial: serials.get(code) ?? 0 })
      return { code, name, token, url: linkAddress(world, order.act, token) }
    }),
  )
  const kept = await world.table.getMany(made.map(({ token }) => keys.capability(digestOf(token))))
  const links = made.flatMap(({ code, name, url }, n) => (kept[n] === undefined ? [] : [{ code, name, url }]))
  return ok({ links, missing: made.length - links.length })
}

/** One person's link anew; the old one is dead from now on. Refusals as for issuing. */
export async function reissueLink(
  world: World,
  matter: Matter,
  order: LinkOrder & { commandId: string; voter: string },
): Promise<Result<IssuedLink>> {
  const holders = await holdersOf(world, matter, { ...order, voters: [order.voter] })
  if (!holders.ok) return holders
  const holder = holders.value[0]
  if (holder === undefined) return refused(refusal('not-entitled', { field: 'voter' }))
  const key = keys.reissue(order.act, order.subject, order.list, holder.code)
  const before = await world.table.get(key)
  const repeated = before?.['commandId'] === order.commandId
  const serial = (before === undefined ? 0 : serialItem.parse(before).serial) + (repeated ? 0 : 1)
  const [old, token] = await Promise.all([
    voterToken(world, { ...order, code: holder.code, serial: serial - 1 }),
    voterToken(world, { ...order, code: holder.code, serial }),
  ])
  const sealed = order.act === 'vote' && pollOf(matter.slices.poll, order.subject)?.seal !== undefined
  const writes: Write[] = [
    // A sealed paper lies on the phone that took it, and is put in by the link it was taken with.
    ...(sealed ? [{ check: keys.pollRow(order.subject, ['mark', holder.code]), when: isNotTaken }] : []),
    { put: { ...key, serial, commandId: order.commandId } },
    { put: { ...linkItem(world, matter, order, holder, old), revoked: true } },
    { put: linkItem(world, matter, order, holder, token) },
  ]
  const outcome = await world.table.transact(writes)
  if (!outcome.done) return refused(refusal('already-voted', { field: 'voter', reason: 'sealed-paper-out' }))
  return ok({ code: holder.code, name: holder.name, url: linkAddress(world, order.act, token) })
}

export async function serialsOf(world: World, { act, subject, list }: LinkOrder): Promise<Map<string, number>> {
  const { pk, sk } = keys.reissue(act, subject, list, '')
  const items = (await world.table.query({ pk, prefix: sk })).map((item) => serialItem.parse(item))
  return new Map(items.map((item) => [item.sk.slice(sk.length), item.serial]))
}

function linkItem(world: World, matter: Matter, order: LinkOrder, holder: Holder, token: string) {
  return capabilityAt(token, {
    act: order.act,
    subject: order.subject,
    matterId: matter.id,
    place: matter.place,
    list: order.list,
    code: holder.code,
    name: holder.name,
    weight: holder.weight,
    ...(holder.proxy === undefined ? {} : { proxy: holder.proxy }),
    ...ballotOf(matter, order, holder),
    expiresAt: daysFromNow(world, linkDays),
  })
}

/** What a vote by this link will be checked against: fixed when the poll was opened, so it can travel with the link. */
function ballotOf({ slices }: Matter, order: LinkOrder, { code }: Holder): { ballot?: BallotRules } {
  const poll = order.act === 'vote' ? pollOf(slices.poll, order.subject) : undefined
  if (poll === undefined) return {}
  const { id: pollId, choices, max, secret, gates, recused, closesAt, urnParts, changeable, seal } = poll
  return {
    ballot: {
      pollId,
      choices: choices.map(({ key }) => ({ key })),
      max,
      secret,
      gates,
      recused: recused.filter((one) => one === code),
      ...(urnParts === undefined ? {} : { urnParts }),
      ...(changeable === undefined ? {} : { changeable }),
      ...(seal === undefined ? {} : { seal }),
      ...(closesAt === undefined ? {} : { closesAt }),
    },
  }
}

async function holdersOf(world: World, matter: Matter, order: LinkOrder): Promise<Result<Holder[]>> {
  const people = await peopleOf(world, matter, order)
  if (!people.ok) return people
  if (order.voters === 'all') return people
  const byCode = new Map(people.value.map((one) => [one.code, one]))
  const holders: Holder[] = []
  for (const [v, code] of [...new Set(order.voters)].entries()) {
    const holder = byCode.get(code)
    if (holder === undefined) return refused(refusal('not-entitled', { field: `voters[${v}]` }))
    holders.push(holder)
  }
  return ok(holders)
}

function withProxies({ mandates = [] }: Poll, members: readonly Holder[]): Holder[] {
  const nameOf = (code: string | undefined) => code && members.find((one) => one.code === code)?.name
  return members.map((one) => ({ ...one, proxy: nameOf(mandates.find(({ from }) => from === one.code)?.to) }))
}

/** Whom a subject concerns: a poll its frozen electorate, everything else the list as it is today. */
async function peopleOf(world: World, matter: Matter, order: LinkOrder): Promise<Result<Holder[]>> {
  const { slices } = matter
  if (order.act === 'vote') {
    const poll = pollOf(slices.poll, order.subject)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'subject' }))
    if (poll.list !== order.list) return refused(refusal('not-entitled', { field: 'list' }))
    const { pk, sk } = keys.pollRow(poll.id, ['roll', poll.roll, ''])
    const rolls = await world.table.query({ pk, prefix: sk })
    return ok(
      withProxies(
        poll,
        rolls.flatMap((item) => rollRow.parse(item['body']).members),
      ),
    )
  }
  if (order.act === 'object' && noticeById(slices.notice, order.subject) === undefined)
    return refused(refusal('invalid', { field: 'subject', reason: 'no-such-notice' }))
  if (order.act === 'evaluate' && topicOf(slices.topic, order.subject) === undefined)
    return refused(refusal('invalid', { field: 'subject', reason: 'no-such-topic' }))
  return ok(await rosterMembers(world, matter.place, order.list))
}
