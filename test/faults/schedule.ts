import { voterCode } from '../commands/live-village.ts'
import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import type { VoterPlan } from './voter-plan.ts'
import { lineOf, voterPlan } from './voter-plan.ts'
import type { Line } from './bad-line.ts'

export interface PollPlan {
  readonly secret: boolean
  readonly changeable: boolean
  readonly max: number
  readonly choices: readonly string[]
  readonly weighted: boolean
}

/** Somebody dies at the n-th request that the given process sends to the database: before it arrives, or after it is done. */
export interface Kill {
  readonly who: 'doors' | 'stream' | 'engine'
  readonly at: { readonly from: 'doors' | 'stream'; readonly request: number; readonly when: 'before' | 'after' }
  readonly downMs: number
}

export interface AssistedPlan {
  readonly code: string
  readonly choices: readonly string[]
  readonly lines: readonly Line[]
  readonly waitMs: number
}

export interface PaperPlan {
  readonly papers: readonly { readonly code: string; readonly choice: string }[]
  readonly lines: readonly Line[]
  readonly waitMs: number
}

/** How often the database asks for patience or loses an answer, in shares of requests; and spells in which it does nothing else. */
export interface Weather {
  readonly share: number
  readonly spells: readonly { readonly from: number; readonly length: number }[]
  readonly most: number
}

/** All that happens, but for the order in which the machine lets it happen. */
export interface Schedule {
  readonly seed: number
  readonly poll: PollPlan
  readonly voters: readonly VoterPlan[]
  readonly assisted: readonly AssistedPlan[]
  readonly papers: readonly PaperPlan[]
  /** How many voters act at the same time. */
  readonly atOnce: number
  readonly kills: readonly Kill[]
  readonly weather: { readonly doors: Weather; readonly stream: Weather }
  /** `afterMs`: the clerk closes while people still vote; otherwise when all are through. */
  readonly closing: { readonly afterMs?: number; readonly lines: readonly Line[]; readonly kills: readonly Kill[] }
}

/** One schedule in so many is a whole hall. */
const hallEvery = 10
const requestsAVoter = 7

export function scheduleOf(seed: number): Schedule {
  const chance = chanceOf(seed, 'schedule')
  const hall = seed % hallEvery === hallEvery - 1
  const count = hall ? chance.int(300, 340) : chance.int(10, 48)
  const secret = chance.happens(0.5)
  const choices = ['apples', 'beans', 'corn', 'dates'].slice(0, chance.int(2, 4))
  const poll: PollPlan = {
    secret,
    changeable: !secret && chance.happens(0.6),
    max: chance.happens(0.3) ? 2 : 1,
    choices,
    weighted: chance.happens(0.35),
  }
  const codes = Array.from({ length: count }, (_, n) => voterCode(n + 1))
  const voters = codes.map((code) => voterPlan(chanceOf(seed, 'voter', code), code, poll))
  const spread = chance.shuffled(codes)
  const early = chance.happens(0.3)
  const listed = !early && chance.happens(0.7) ? Math.ceil(count * (hall ? 0.4 : 0.2)) : 0
  const someone = () => chance.pick(codes, 'h001')
  const assisted = Array.from({ length: chance.int(1, Math.max(2, count / 12)) }, (): AssistedPlan => {
    return {
      code: someone(),
      choices: [chance.pick(choices, 'apples')],
      lines: lines(chance, 3),
      waitMs: chance.int(0, 400),
    }
  })
  const kills = Array.from({ length: chance.int(1, 3) }, () => killAmong(chance, count * requestsAVoter))
  return {
    seed,
    poll,
    voters,
    assisted,
    papers: paperLists(chance, spread.slice(0, listed), choices),
    atOnce: chance.int(hall ? 24 : 3, hall ? 64 : 32),
    kills,
    weather: { doors: weatherOf(chance, count * requestsAVoter), stream: weatherOf(chance, 40) },
    closing: {
      ...(early ? { afterMs: chance.int(100, 2500) } : {}),
      lines: lines(chance, 3),
      kills: chance.happens(0.6) ? [killAmong(chance, 14)] : [],
    },
  }
}

const lines = (chance: Chance, most: number): Line[] =>
  Array.from({ length: chance.int(0, most) }, () => lineOf(chance, 0.6))

/** Paper lists name everybody once; their voters may all the same have voted by link meanwhile. */
function paperLists(chance: Chance, codes: readonly string[], choices: readonly string[]): PaperPlan[] {
  const parts = codes.length === 0 ? 0 : chance.int(1, 2)
  const size = Math.ceil(codes.length / Math.max(1, parts))
  return Array.from({ length: parts }, (_, n) => ({
    papers: codes
      .slice(n * size, (n + 1) * size)
      .map((code) => ({ code, choice: chance.happens(0.1) ? 'abstain' : chance.pick(choices, 'apples') })),
    lines: lines(chance, 3),
    waitMs: chance.int(0, 500),
  })).filter(({ papers }) => papers.length > 0)
}

function killAmong(chance: Chance, requests: number): Kill {
  const who = chance.pick(['doors', 'doors', 'engine', 'stream'] as const, 'doors')
  const from = who === 'stream' ? 'stream' : 'doors'
  return {
    who,
    at: {
      from,
      request: chance.int(1, from === 'stream' ? 25 : requests),
      when: chance.pick(['before', 'after'] as const, 'after'),
    },
    downMs: chance.int(0, 150),
  }
}

function weatherOf(chance: Chance, requests: number): Weather {
  const share = chance.pick([0, 0.02, 0.08, 0.2], 0.02)
  const spells = Array.from({ length: chance.int(0, 2) }, () => {
    return { from: chance.int(1, requests), length: chance.int(5, 40) }
  })
  return { share, spells, most: 60 + Math.ceil(requests / 5) }
}
