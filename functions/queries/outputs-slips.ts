import type { Lang } from '#shared/language.ts'
import { noticeById } from '#shared/blocks/notice/state.ts'
import { pollOf, takesPapers } from '#shared/blocks/poll/state.ts'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { meetingAsked } from '#shared/outputs/convening-of.ts'
import { matterAddress } from '#shared/outputs/matter-address.ts'
import type { SlipText } from '#shared/outputs/slip-text.ts'
import { evaluationSlip, invitation, objectionSlip, voteSlip } from '#shared/outputs/slip-text.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { LinkAct } from '../access/capability.ts'
import type { LinkOrder } from '../commands/issue-links.ts'
import { standingLinks } from '../commands/issue-links.ts'
import { standingSpoken } from '../commands/issue-spoken.ts'
import { placeOf } from '../store/places.ts'
import { rosterMembers } from '../store/rosters.ts'
import type { World } from '../world.ts'

/** So many slips fill 40 sheets; with all their codes they stay well under what one answer of a function may weigh, 6 MB. */
const slipsAtOnce = 960

/** What slips are printed for: an invitation to a meeting, or the personal links of one subject. */
export type SlipsAsked =
  | { readonly act: 'invite'; readonly meeting?: string | undefined }
  | { readonly act: LinkAct; readonly subject: string; readonly list?: string | undefined }

export interface Slip {
  readonly code: string
  readonly name: string
  /** What the code says: an address, and behind `#`, which no browser sends, the person's own code. */
  readonly address: string
  /** The eight digits that open the same in the hall, where there are some. */
  readonly digits?: string | undefined
}

/** The personal links of one subject as they stand, and what goes out with them. */
export interface LinksOut {
  readonly order: LinkOrder
  readonly text: SlipText
  readonly people: readonly { code: string; name: string; url: string; digits?: string | undefined }[]
  /** So many people of the list have no link yet, or no code where there should be one. */
  readonly missing: number
  /** Where a code is typed in. */
  readonly hall: string
}

/** Slips ready to print, one part of a long list; `missing` people of the list have no link or code yet. */
export interface Slips {
  readonly text: SlipText
  readonly slips: readonly Slip[]
  readonly part: number
  readonly parts: number
  readonly missing: number
  readonly hall?: string
}

/**
 * The slips of one printing, of a long list its part with that number (from 1); reads only. Refusals: `not-found` (no such meeting, notice, topic), `poll-not-open`,
 * `poll-closed`, `invalid` where no list is known.
 */
export async function slipsOf(
  world: World,
  matter: Matter,
  asked: SlipsAsked,
  { lang, part }: { lang: Lang; part: number },
): Promise<Result<Slips>> {
  const paper = { village: (await placeOf(world, matter.place))?.name ?? matter.place, lang }
  if (asked.act === 'invite') {
    const meeting = meetingAsked(matter, { meeting: asked.meeting })
    if (!meeting.ok) return meeting
    const members = await rosterMembers(world, matter.place, meeting.value.list)
    const address = matterAddress(world.origin, matter)
    const slips = members.map(({ code, name }) => slip(code, name, address))
    return ok({ text: invitation(matter, meeting.value, paper), ...partOf(slips, part), missing: 0 })
  }
  const out = await linksOut(world, matter, asked, lang)
  if (!out.ok) return out
  const { text, people, missing, hall } = out.value
  const slips = people.map(({ code, name, url, digits }) => ({ ...slip(code, name, url), digits }))
  return ok({ text, ...partOf(slips, part), missing, hall })
}

/** All that goes out for one subject; reads only. Refusals: as for slips. */
export async function linksOut(
  world: World,
  matter: Matter,
  asked: Exclude<SlipsAsked, { act: 'invite' }>,
  lang: Lang,
): Promise<Result<LinksOut>> {
  const order = orderOf(matter, asked)
  if (!order.ok) return order
  const paper = { village: (await placeOf(world, matter.place))?.name ?? matter.place, lang }
  const text = textOf(world, matter, order.value, paper)
  if (!text.ok) return text
  const standing = await standingLinks(world, matter, order.value)
  if (!standing.ok) return standing
  const { links, missing } = standing.value
  const spoken = asked.act === 'vote'
  const codes = spoken
    ? await standingSpoken(
        world,
        matter,
        order.value,
        links.map(({ code }) => code),
      )
    : new Map<string, string>()
  return ok({
    order: order.value,
    text: text.value,
    people: links.map((link) => ({ ...link, digits: codes.get(link.code) })),
    missing: missing + (spoken ? links.length - codes.size : 0),
    // People type it: browsers add what stands before.
    hall: `${world.origin.replace(/^https?:\/\//, '')}/h/${matter.place}`,
  })
}

function partOf(slips: readonly Slip[], part: number) {
  const { some, parts } = partWith(slips, part)
  return { slips: some, part, parts }
}

/** One part of a long list, from 1. */
export function partWith<T>(all: readonly T[], part: number): { some: readonly T[]; parts: number } {
  const parts = Math.max(1, Math.ceil(all.length / slipsAtOnce))
  return { some: all.slice((part - 1) * slipsAtOnce, part * slipsAtOnce), parts }
}

const slip = (code: string, name: string, address: string): Slip => ({
  code,
  name,
  address: `${address}#${encodeURIComponent(code)}`,
})

/** The links to print: of a poll's own list, otherwise of the list named or of the one called to the latest meeting. */
export function orderOf(matter: Matter, asked: Exclude<SlipsAsked, { act: 'invite' }>): Result<LinkOrder> {
  const { act, subject } = asked
  const own = act === 'vote' ? pollOf(matter.slices.poll, subject)?.list : undefined
  const list = own ?? asked.list ?? matter.slices.meeting.meetings.at(-1)?.list ?? matter.slices.poll.polls.at(-1)?.list
  if (list === undefined) return refused(refusal('invalid', { field: 'list', reason: 'missing' }))
  return ok({ act, subject, list, voters: 'all' })
}

function textOf(
  world: World,
  { slices }: Matter,
  { act, subject }: LinkOrder,
  paper: { village: string; lang: Lang },
): Result<SlipText> {
  if (act === 'vote') {
    const poll = pollOf(slices.poll, subject)
    if (poll === undefined) return refused(refusal('poll-not-open', { field: 'subject' }))
    return takesPapers(poll, world.clock.now()) ? ok(voteSlip(poll, paper)) : refused(refusal('poll-closed'))
  }
  if (act === 'object') {
    const notice = noticeById(slices.notice, subject)
    return notice === undefined ? refused(refusal('not-found', { field: 'notice' })) : ok(objectionSlip(notice, paper))
  }
  const topic = topicOf(slices.topic, subject)
  return topic === undefined ? refused(refusal('not-found', { field: 'topicId' })) : ok(evaluationSlip(topic, paper))
}
