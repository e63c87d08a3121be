import type { Lang } from '#shared/language.ts'
import { pollOf } from '#shared/blocks/poll/state.ts'
import { personalText, smsText } from '#shared/outputs/delivery-text.ts'
import type { Result } from '#shared/result.ts'
import { ok } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { rosterMembers } from '../store/rosters.ts'
import type { World } from '../world.ts'
import type { LinksOut, SlipsAsked } from './outputs-slips.ts'
import { linksOut } from './outputs-slips.ts'
import { votedIn } from './voted.ts'

/** Everything that goes out to one person, ready to be sent. */
export interface Delivery {
  readonly code: string
  readonly name: string
  /** As the roster has it today. */
  readonly phone?: string | undefined
  readonly url: string
  readonly digits?: string | undefined
  readonly weChat: string
  /** Undefined where the address leaves no room in a text message. */
  readonly sms: string | undefined
  readonly smsByCode: string | undefined
}

export interface Deliveries {
  readonly out: LinksOut
  readonly people: readonly Delivery[]
}

/** One message for each person who has a link; reads only. Refusals: as for slips. */
export async function deliveriesOf(
  world: World,
  matter: Matter,
  asked: Exclude<SlipsAsked, { act: 'invite' }>,
  lang: Lang,
): Promise<Result<Deliveries>> {
  const found = await linksOut(world, matter, asked, lang)
  if (!found.ok) return found
  const { order, text, hall, people } = found.value
  const members = await rosterMembers(world, matter.place, order.list)
  const phones = new Map(members.map(({ code, phone }) => [code, phone]))
  return ok({
    out: found.value,
    people: people.map(({ code, name, url, digits }) => ({
      code,
      name,
      url,
      digits,
      phone: phones.get(code),
      weChat: personalText(text, order.act, name, url, lang),
      sms: smsText(text, order.act, name, { link: url }, lang),
      smsByCode: digits === undefined ? undefined : smsText(text, order.act, name, { hall, digits }, lang),
    })),
  })
}

/**
 * Who of a poll has voted, and whether names are held back for now. Nothing is said of links that arrived or were opened:
 * looking changes nothing, and robots look too. Undefined for what is no vote.
 */
export async function votersOf(world: World, matter: Matter, { act, subject }: LinksOut['order']) {
  const poll = act === 'vote' ? pollOf(matter.slices.poll, subject) : undefined
  if (poll === undefined) return undefined
  const { voted, votedCount } = await votedIn(world, poll)
  return { codes: new Set(voted.map(({ code }) => code)), heldBack: voted.length < votedCount }
}
