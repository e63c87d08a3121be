import type { StoredRow } from '#test/walkthrough/secrecy/store.ts'
import type { Ballot, PlannedVoter } from './plans.ts'

/** What API Gateway's access log keeps of a request. */
export interface AccessLine {
  readonly second: number
  readonly routeKey: string
  readonly status: number
  readonly latency: number
}

/** What a listener on the way sees of a voter's encrypted requests: how long each form and each answer was. */
export interface Exchange {
  readonly sent: number
  readonly answered: number
}

/** All that can be read of one poll once it is closed, by somebody who may read everything. */
export interface Evidence {
  readonly pollId: string
  readonly choices: readonly string[]
  /** On the roll, with weights; who they are is no secret. */
  readonly voters: readonly Pick<PlannedVoter, 'code' | 'weight'>[]
  /** Rows of the main table, records of its stream and rows of the urn, as they were written one after the other. */
  readonly main: readonly StoredRow[]
  readonly stream: readonly StoredRow[]
  readonly urn: readonly StoredRow[]
  /** Lines of the log, in order. */
  readonly log: readonly Readonly<Record<string, unknown>>[]
  readonly access: readonly AccessLine[]
  /** By voter: the listener knows whose phone it is. */
  readonly network: ReadonlyMap<string, readonly Exchange[]>
  /** Objects of the bucket and whatever else lies on the disk, as text. */
  readonly files: readonly string[]
  /** Old versions of the urn's sums that the database's file still holds in its free space. */
  readonly remnants: readonly Readonly<Record<string, number>>[]
  /** The urn's sums as somebody read them after every vote; empty where nobody did. */
  readonly watched: readonly Readonly<Record<string, number>>[]
  /** Ballots of some voters that are known otherwise: friends of the attacker, to learn from. */
  readonly known: ReadonlyMap<string, Ballot>
}

/** How much speaks for this voter having cast this ballot; only differences between ballots matter. */
export type Lean = (code: string, ballot: Ballot) => number

/** Attacks by name: those made of whatever the evidence holds have as many names as there are things. */
export type Attacks = (evidence: Evidence) => ReadonlyMap<string, Lean>
