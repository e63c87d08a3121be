import type { Ask } from './ask.ts'

export type Settings = Readonly<Record<string, unknown>>

/** Reduces what the template says of a resource, and what stands there, to the same few words. */
export interface Reader {
  /** In: the properties of the template, resolved. */
  wanted(properties: Settings): Settings
  /** In: the physical id. */
  found(ask: Ask, id: string): Promise<Settings>
}
