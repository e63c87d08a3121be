/**
 * One entry of a village's 花名册. A roster is a set of named lists (households, representatives, members); a person or
 * a household stands once in a list, under a code that is unique there. Never an ID-card or bank number.
 */
export interface Member {
  readonly list: string
  /** Unique in its list: letters, digits, `-`, `_` or Chinese characters, at most 20. */
  readonly code: string
  /** As people write it, at most 60 characters. */
  readonly name: string
  /** Votes this entry carries: whole, 1 to 100,000; more than 1 where a representative stands for households. */
  readonly weight: number
  /** The villagers' group (村民小组). */
  readonly group?: string
  /** Digits only, with a leading `+` for another country. */
  readonly phone?: string
}

export const memberFields = ['list', 'code', 'name', 'weight', 'group', 'phone'] as const

export type MemberField = (typeof memberFields)[number]
