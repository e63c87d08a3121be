import type { Instant } from '../../calendar/time.ts'
import type { Rule } from '../../decision/rule.ts'
import type { Tally } from '../../decision/tally.ts'
import type { MatterEvent } from '../../workflow/event.ts'

export interface PollChoice {
  readonly key: string
  readonly text: string
}

interface PollFacts {
  readonly id: string
  readonly topicId: string
  readonly meetingId?: string
  readonly question: string
  readonly choices: readonly PollChoice[]
  /** How many choices one paper may name. */
  readonly max: number
  readonly list: string
  /** Which frozen electorate is this poll's: the digest of its members. */
  readonly roll: string
  readonly secret: boolean
  readonly rule: Rule
  /** The electorate as frozen at opening, recused voters taken off. */
  readonly electorate: { readonly count: number; readonly weight: number }
  readonly recused: readonly string[]
  /** How many gate rows share the load of being asked "is it still open?". */
  readonly gates: number
  /** Over how many rows the urn of a secret poll is spread; polls opened before it was noted hold none. */
  readonly urnParts?: number
  /** Whether a named vote may be changed until closing. */
  readonly changeable?: true
  /** Public key of a sealed poll (sealed.ts): its papers come unsigned by any voter, under a signature made blindly. */
  readonly seal?: string
  /** For how many others one voter may vote with their written mandate; none where it is left out. */
  readonly proxies?: number
  /** Digest by which all of the above was fixed before the first vote (definition.ts); older polls hold none. */
  readonly definition?: string
  readonly openedAt: Instant
  readonly closesAt?: Instant
  readonly paperTallies: readonly PaperTally[]
  readonly mandates?: readonly Mandate[]
  /** Paper lists that did not come through; they cannot come on record any more. */
  readonly droppedLists?: readonly string[]
}

/** 委托: the voter `from` has charged the voter `to` in writing to vote in their place. */
export interface Mandate {
  readonly from: string
  readonly to: string
}

export interface PaperTally {
  readonly id: string
  readonly voterCount: number
  readonly scrutineers: readonly string[]
  readonly by: string
  readonly at: Instant
}

export interface Turnout {
  /** Checked in or voted, once each, not recused. */
  readonly presentCount: number
  readonly votedCount: number
  readonly byChannel: Readonly<Record<string, number>>
  /** Links that were made anew, the old ones dead; left out when there were none. */
  readonly reissued?: number
  /** Of a sealed poll: papers that voters took by link, whether or not they put them into the box. */
  readonly issued?: number
  /** Voters who were represented by their mandate. */
  readonly mandates?: number
}

/** open → shut (no paper goes in any more) → closed (counted from the facts, tally frozen). */
export type Poll =
  | (PollFacts & { readonly state: 'open' })
  | (PollFacts & { readonly state: 'shut'; readonly shutAt: Instant })
  | (PollFacts & {
      readonly state: 'closed'
      readonly shutAt: Instant
      readonly tally: Tally
      readonly turnout: Turnout
      /** Digest of the published file, to stand in minutes and notice. */
      readonly fileDigest: string
    })

export interface PollState {
  readonly polls: readonly Poll[]
}

export type PollEvent =
  | ({ type: 'PollOpened'; at: Instant; by: string; pollId: string } & Omit<
      PollFacts,
      'id' | 'openedAt' | 'paperTallies' | 'mandates' | 'droppedLists'
    >)
  | { type: 'ProxyNamed'; at: Instant; by: string; pollId: string; from: string; to: string }
  | {
      type: 'PaperTallied'
      at: Instant
      by: string
      pollId: string
      tallyId: string
      voterCount: number
      scrutineers: readonly string[]
    }
  | { type: 'PaperListDropped'; at: Instant; pollId: string; tallyId: string }
  | { type: 'PollShut'; at: Instant; by: string; pollId: string }
  | { type: 'PollCounted'; at: Instant; pollId: string; tally: Tally; turnout: Turnout; fileDigest: string }

export const noPolls: PollState = { polls: [] }

export function pollOf(state: PollState, id: string): Poll | undefined {
  return state.polls.find((poll) => poll.id === id)
}

/** A poll takes papers until it is shut by hand or its closing time has come, whichever is first. */
export function takesPapers(poll: Poll, now: Instant): boolean {
  return poll.state === 'open' && (poll.closesAt === undefined || now < poll.closesAt)
}

export function applyToPolls(state: PollState, event: MatterEvent): PollState {
  switch (event.type) {
    case 'PollOpened': {
      const { type: _type, at, by: _by, pollId, ...facts } = event
      return { polls: [...state.polls, { ...facts, id: pollId, openedAt: at, paperTallies: [], state: 'open' }] }
    }
    case 'PaperTallied': {
      const { tallyId: id, voterCount, scrutineers, by, at } = event
      return change(state, event.pollId, (poll) => ({
        ...poll,
        paperTallies: [...poll.paperTallies, { id, voterCount, scrutineers, by, at }],
      }))
    }
    case 'ProxyNamed':
      return change(state, event.pollId, (poll) => ({
        ...poll,
        mandates: [...(poll.mandates ?? []), { from: event.from, to: event.to }],
      }))
    case 'PaperListDropped':
      return change(state, event.pollId, (poll) => ({
        ...poll,
        droppedLists: [...(poll.droppedLists ?? []), event.tallyId],
      }))
    case 'PollShut':
      return change(state, event.pollId, (poll) => ({ ...poll, state: 'shut', shutAt: event.at }))
    case 'PollCounted':
      return change(state, event.pollId, (poll) => ({
        ...poll,
        state: 'closed',
        shutAt: poll.state === 'open' ? event.at : poll.shutAt,
        tally: event.tally,
        turnout: event.turnout,
        fileDigest: event.fileDigest,
      }))
    default:
      return state
  }
}

function change(state: PollState, id: string, to: (poll: Poll) => Poll): PollState {
  return { polls: state.polls.map((poll) => (poll.id === id ? to(poll) : poll)) }
}
