/** One measured number, and the promise it belongs to where there is one. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** `ms`, `bytes`, `votes/s`, `units`…; empty for a bare count. */
  readonly unit: string
  /** What the value is made of or goes with, each with its unit in its name where it has one. */
  readonly parts?: Readonly<Record<string, number>>
  /** The promise in words, and whether this figure keeps it. A figure without one is for comparison only. */
  readonly promise?: { readonly text: string; readonly holds: boolean }
  readonly note?: string
}

/** A part of the bench that can be run by its name. Absolute times are reported, never asserted. */
export interface Section {
  readonly name: string
  readonly title: string
  run(): Promise<readonly Figure[]>
}

/** A promise with a ceiling. */
export const atMost = (text: string, value: number, limit: number) => ({ text, holds: value <= limit })
