import type { Drop } from './live/compare.ts'

export interface Weighed {
  /** Kinds that were dropped and are expected, with how often. */
  readonly expected: readonly string[]
  /** Drops nobody expected: faults. */
  readonly strange: readonly string[]
  /** Kinds that are expected and were kept: they need be expected no longer. */
  readonly gone: readonly string[]
}

/** Lays what the emulator dropped beside what it is known to drop. */
export function weighDrops(drops: readonly Drop[], known: Readonly<Record<string, string>>): Weighed {
  const byKind = Map.groupBy(drops, ({ kind }) => kind)
  return {
    expected: [...byKind]
      .filter(([kind]) => kind in known)
      .map(([kind, all]) => `${kind} × ${all.length}: ${known[kind] ?? ''}`),
    strange: drops
      .filter(({ kind }) => !(kind in known))
      .map(({ kind, id, wanted, found }) => `${kind} of ${id}: wanted ${shown(wanted)}, found ${shown(found)}`),
    gone: Object.keys(known).filter((kind) => !byKind.has(kind)),
  }
}

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 160)
