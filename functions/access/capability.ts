import * as z from 'zod'
import { ballotRules } from '#shared/blocks/poll/rows.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { derivedToken, digestOf, tokenLength } from '../digest.ts'
import type { Key } from '../store/keys.ts'
import { keys } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** What a link can be for. */
export const linkActs = ['vote', 'object', 'evaluate'] as const
export type LinkAct = (typeof linkActs)[number]
export type CapabilityAct = LinkAct | 'follow' | 'sign-in'

/** The path under which each kind of link lives. */
export const linkPaths: Readonly<Record<CapabilityAct, string>> = {
  vote: 'v',
  object: 'n',
  evaluate: 'e',
  follow: 't',
  'sign-in': 'in',
}

const capabilityItem = z.object({
  act: z.enum(['vote', 'object', 'evaluate', 'follow', 'sign-in']),
  /** Poll, notice or topic; the login for a sign-in link. */
  subject: z.string(),
  matterId: z.string().optional(),
  place: z.string().optional(),
  list: z.string().optional(),
  code: z.string().optional(),
  name: z.string().optional(),
  weight: z.number().optional(),
  /** Name of whoever votes by this link with the voter's written mandate. */
  proxy: z.string().optional(),
  /** With a link to vote: what the vote is checked against. */
  ballot: ballotRules.optional(),
  /** Seconds since 1970: also the attribute by which the table lets it expire. */
  expiresAt: z.number(),
  revoked: z.boolean().optional(),
  usedBy: z.string().optional(),
  /** Milliseconds since 1970. */
  usedAt: z.number().optional(),
})

/** One holder, one act, one subject, an expiry. Only the digest of its token is ever stored. */
export type Capability = z.infer<typeof capabilityItem>

/** Links that sign staff in lie apart: the villagers' function may neither read nor make one (infra/aws/grants.ts). */
function keyOf(token: string, act: CapabilityAct): Key {
  const digest = digestOf(token)
  return act === 'sign-in' ? keys.signIn(digest) : keys.capability(digest)
}

/** The capability's item, under the digest of its token. */
export function capabilityAt(token: string, capability: Capability): Item {
  return { ...keyOf(token, capability.act), ...capability }
}

/**
 * Looks up what a token allows. Refusals: `link-unknown` (also for anything that cannot be a token, or for another act),
 * `link-revoked`, `link-expired`. Being used is no bar here: what it does is counted once wherever that matters.
 */
export async function capabilityOf(world: World, token: string, act: CapabilityAct): Promise<Result<Capability>> {
  const unknown: Refusal = refusal('link-unknown')
  if (token.length !== tokenLength || !/^[0-9A-Za-z]+$/.test(token)) return refused(unknown)
  const item = await world.table.get(keyOf(token, act))
  if (item === undefined) return refused(unknown)
  const capability = capabilityItem.parse(item)
  if (capability.act !== act) return refused(unknown)
  if (capability.revoked === true) return refused(refusal('link-revoked'))
  if (capability.expiresAt * 1000 <= Date.parse(world.clock.now())) return refused(refusal('link-expired'))
  return ok(capability)
}

/** Whose link it is, as a vote is cast; undefined where it is nobody's. */
export function voterOf({ code, weight }: Capability): { code: string; weight: number } | undefined {
  return code === undefined ? undefined : { code, weight: weight ?? 1 }
}

export const linkAddress = (world: World, act: CapabilityAct, token: string): string =>
  `${world.origin}/${linkPaths[act]}/${token}`

/** Seconds since 1970, so many days from now. */
export function daysFromNow(world: World, days: number): number {
  return Math.floor(Date.parse(world.clock.now()) / 1000) + days * 86_400
}

/** The token of one voter's link; a re-issued link has the next serial and so another token. */
export async function voterToken(
  world: World,
  of: { act: LinkAct; subject: string; list: string; code: string; serial: number },
) {
  return derivedToken(await world.secret(), ['link', of.act, of.subject, of.list, of.code, String(of.serial)])
}

export async function followToken(world: World, matterId: string, topicId: string): Promise<string> {
  return derivedToken(await world.secret(), ['follow', matterId, topicId])
}
