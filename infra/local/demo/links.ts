import { signInLink } from '#functions/access/sign-in.ts'
import type { LinkAct } from '#functions/access/capability.ts'
import { issueLinks } from '#functions/commands/issue-links.ts'
import type { World } from '#functions/world.ts'
import { standingOf } from '#shared/blocks/notice/state.ts'
import { takesPapers } from '#shared/blocks/poll/state.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { matterOf } from './telling.ts'
import { logins, yihebei } from './yihebei/people.ts'

export interface VoterLink {
  readonly name: string
  readonly url: string
  /** What the link is for, in both languages. */
  readonly what: string
}

export interface DemoLinks {
  /** The village's public board. */
  readonly board: string
  readonly organizer: string
  readonly helper: string
  readonly township: string
  readonly county: string
  /** Only those whose poll, notice or evaluation is still open. */
  readonly voters: readonly VoterLink[]
}

/** The matters from which villagers' links come. */
export interface LinkedMatters {
  readonly discuss: string
  readonly act: string
  readonly evaluate: string
}

const signInDays = 7

/** Fresh one-time links for staff, and the villagers' links that can still be used. */
export async function demoLinks(world: World, linked: LinkedMatters | undefined): Promise<DemoLinks> {
  const start = world.clock.now()
  const signIn = async (login: string) => (await signInLink(world, login, `demo-${start}`, signInDays)).url
  return {
    board: `${world.origin}/b/${yihebei}`,
    organizer: await signIn(logins.clerk),
    helper: await signIn(logins.helper),
    township: await signIn(logins.township),
    county: await signIn(logins.county),
    voters: linked === undefined ? [] : await voterLinks(world, linked),
  }
}

async function voterLinks(world: World, linked: LinkedMatters): Promise<VoterLink[]> {
  const now = world.clock.now()
  const [discuss, act, evaluate] = await Promise.all([
    matterOf(world, linked.discuss),
    matterOf(world, linked.act),
    matterOf(world, linked.evaluate),
  ])
  const open = discuss.slices.poll.polls.filter((poll) => takesPapers(poll, now))
  const named = open.find((poll) => !poll.secret)
  const secret = open.find((poll) => poll.secret)
  const notice = act.slices.notice.notices.find((one) => standingOf(one, now) !== 'closed')
  const topic = evaluate.stage === 'evaluate' ? evaluate.slices.topic.topics[0] : undefined
  return [
    ...(await personal(world, discuss, 'vote', named, ['h24', 'h40'], '记名表决 named poll')),
    ...(await personal(world, discuss, 'vote', secret, ['h26'], '无记名表决 secret poll')),
    ...(await personal(world, act, 'object', notice, ['h12'], '对公示提异议 object to a notice')),
    ...(await personal(world, evaluate, 'evaluate', topic, ['h38'], '评价 evaluate')),
  ]
}

async function personal(
  world: World,
  matter: Matter,
  act: LinkAct,
  subject: { readonly id: string } | undefined,
  voters: readonly string[],
  what: string,
): Promise<VoterLink[]> {
  if (subject === undefined) return []
  const issued = await issueLinks(world, matter, { act, subject: subject.id, list: 'households', voters })
  if (!issued.ok) throw new Error(`demo: no link to ${act}: ${issued.refusal.code}`)
  return issued.value.map(({ name, url }) => ({ name, url, what: `${what} · ${matter.title}` }))
}
