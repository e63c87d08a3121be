import type { Instant } from '../calendar/time.ts'
import type { Slices } from '../blocks/blocks.ts'
import type { MatterEvent } from './event.ts'
import { applyToSlices, emptySlices } from '../blocks/blocks.ts'

/** A matter (事项) is one run of a procedure in one place, pinned to the version it began with. */
export interface Matter {
  readonly id: string
  readonly procedure: { readonly id: string; readonly version: number }
  /** Twelve-digit division code of the village. */
  readonly place: string
  readonly title: string
  readonly stage: string
  /** Rounds of acting and evaluating, from 1; a low score begins the next. */
  readonly round: number
  readonly openedAt: Instant
  readonly stageSince: Instant
  readonly closedAt?: Instant
  readonly slices: Slices
}

/** The matter after one event. Total: an event that does not concern a part leaves it as it is. */
export function applyEvent(matter: Matter | undefined, event: MatterEvent): Matter {
  if (event.type === 'MatterOpened')
    return {
      id: event.matterId,
      procedure: event.procedure,
      place: event.place,
      title: event.title,
      stage: event.stage,
      round: 1,
      openedAt: event.at,
      stageSince: event.at,
      slices: emptySlices,
    }
  if (matter === undefined) throw new Error(`the chain of a matter begins with MatterOpened, not ${event.type}`)
  const slices = applyToSlices(matter.slices, event)
  if (event.type === 'StageEntered')
    return { ...matter, slices, stage: event.to, stageSince: event.at, ...(event.end ? { closedAt: event.at } : {}) }
  if (event.type === 'SentBack')
    return { ...matter, slices, stage: event.to, stageSince: event.at, round: matter.round + 1 }
  return { ...matter, slices }
}

/** Folding a matter's events from the first gives its state: the stored head is nothing but a cache of this. */
export function foldEvents(events: readonly MatterEvent[]): Matter {
  const matter = events.reduce<Matter | undefined>(applyEvent, undefined)
  if (matter === undefined) throw new Error('a matter without events')
  return matter
}
