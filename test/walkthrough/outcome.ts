import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonical } from './canonical.ts'
import { boardPages } from './expectations/board.ts'
import { check } from './failure.ts'
import { textOf } from './page.ts'
import { type Play, readMatter, rowsIn } from './stage.ts'

export interface Outcome {
  /** For people: one line a thing. */
  readonly lines: readonly string[]
  /** Equal for two plays of a scenario that ended the same, whatever ids and minutes they had. */
  readonly digest: string
  /** What the digest is of. */
  readonly facts: string
}

const pollAnswer = z.object({
  poll: z.object({ state: z.string(), tally: z.unknown().optional(), turnout: z.unknown().optional() }),
})
const tally = z.object({
  outcome: z.string(),
  winner: z.unknown(),
  present: z.number(),
  counts: z.record(z.string(), z.number()),
})

/** How the matter stands at the end. */
export async function outcomeOf(play: Play): Promise<Outcome> {
  await play.clock.settled(play.matterId)
  const { matter, actions, notices } = await readMatter(play)
  const lines = [
    `stage ${matter.stage}, round ${matter.round}, visits ${matter.slices.visit.count}, topics ${matter.slices.topic.topics.length}`,
  ]
  const facts: unknown[] = [...lines]
  for (const [name, id] of [...play.made].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [kind, key] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)]
    if (kind === 'poll') {
      const { poll } = pollAnswer.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/polls/${id}`))
      lines.push(`poll ${key}: ${pollLine(poll)}`)
      facts.push([name, poll.state, poll.tally, poll.turnout])
    }
    const action = actions.find((candidate) => candidate.id === id)
    if (kind === 'action' && action !== undefined) {
      lines.push(`action ${key}: ${action.state}${action.overdue ? ', overdue' : ''}`)
      facts.push([name, action.state, action.overdue, action['progressCount'], action['urgedCount']])
    }
    const notice = notices.find((candidate) => candidate.id === id)
    if (kind === 'notice' && notice !== undefined) {
      lines.push(`notice ${key}: ${notice.standing}`)
      facts.push([name, notice.standing, notice['restarts']])
    }
  }
  facts.push(await rowFacts(play, 'evaluations', ['round', 'score', 'comment']))
  facts.push(await rowFacts(play, 'objections', ['code', 'text', 'answer', 'upheld']))
  facts.push(await boardText(play))
  lines.push(await recordsOf(play))
  const text = canonical(facts)
  return { lines, digest: createHash('sha256').update(text).digest('hex').slice(0, 16), facts: text }
}

const chainAnswer = z.object({
  chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean(), length: z.number() }),
})

/** The matter's records are an unbroken chain, and folding them gives the state that is stored. */
async function recordsOf(play: Play): Promise<string> {
  const { chain } = chainAnswer.parse(
    await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/events`),
  )
  check(chain.unbroken, () => 'the chain of the records is broken')
  check(chain.foldsToState, () => 'the records do not fold to the stored state')
  return `records ${chain.length}, an unbroken chain that folds to the state`
}

function pollLine({ state, tally: counted }: z.infer<typeof pollAnswer>['poll']): string {
  const parsed = tally.safeParse(counted)
  if (!parsed.success) return state
  const { outcome, winner, present, counts } = parsed.data
  const sums = Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([choice, sum]) => `${choice} ${sum}`)
  return `${outcome}, winner ${JSON.stringify(winner)}, present ${present}; ${sums.join(', ')}`
}

async function rowFacts(play: Play, of: 'evaluations' | 'objections', fields: readonly string[]): Promise<string[]> {
  const rows = rowsIn(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/${of}`))
  return rows.map((row) => JSON.stringify(fields.map((field) => row[field]))).sort()
}

/** What the board says, without what differs from play to play: the address, ids, receipts, digests and times of day. */
async function boardText(play: Play): Promise<string[]> {
  const receipts = [...play.ballots.values()].flatMap((ballots) => [...ballots.values()].map(({ receipt }) => receipt))
  return (
    (await boardPages(play))
      // A calendar breaks its lines wherever they are full (RFC 5545, 3.1), in the address, too.
      .map(({ html }) => plainText(html.replace(/\r\n[ \t]/g, '').replaceAll(play.client.origin.origin, '')))
      .map((page) => receipts.reduce((text, receipt) => text.replaceAll(receipt, '…'), page))
      .map((text) => text.replace(/[A-Za-z0-9_-]{10,}/g, '…').replace(/\d{1,2}:\d\d(?:\.\d+Z)?/g, '…'))
      .sort()
  )
}

/** A page as people read it; a published file with its keys in order. */
function plainText(content: string): string {
  if (!content.startsWith('{')) return textOf(content)
  return canonical({ ...z.record(z.string(), z.unknown()).parse(JSON.parse(content)), receipts: [] })
}
