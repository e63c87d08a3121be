import type { Member } from '#shared/roster/member.ts'
import type * as z from 'zod'
import type { raiserRow, visitRow } from './erased-rows.ts'

/** The person whose data go. Rows that bear no code are found by name and phone, or are named one by one. */
export interface Whom {
  readonly list: string
  readonly code: string
  /** As the roster has it; undefined where the list does not hold the code any more, or others on it are called the same. */
  readonly name: string | undefined
  readonly phone: string | undefined
  /** Ids of visits and topics that somebody has looked at and says are of this person. */
  readonly visits: readonly string[]
  readonly topics: readonly string[]
}

/** How many others of the list bear the name: then it alone finds nobody. */
export const namesakesOf = (members: readonly Member[], person: Member): number =>
  members.filter(({ code, name }) => code !== person.code && name.trim() === person.name.trim()).length

/** Whether it was this person's door that was knocked at. */
export function isHouseholdOf(whom: Whom, { id, answers }: z.infer<typeof visitRow>): boolean {
  if (whom.visits.includes(id)) return true
  const { household } = answers
  return whom.name !== undefined && typeof household === 'string' && household.trim() === whom.name.trim()
}

/** Whether somebody who raised a topic and left a name or a phone is this person: the same phone, or the name where no phone contradicts. */
export function isContactOf(whom: Whom, { topicId, name, phone }: z.infer<typeof raiserRow>): boolean {
  if (whom.topics.includes(topicId)) return true
  const [known, left] = [digitsOf(whom.phone), digitsOf(phone)]
  if (known !== '' && left !== '') return known === left
  return whom.name !== undefined && name !== undefined && name.trim() === whom.name.trim()
}

/** Without the country's code and what people write between the digits. */
const digitsOf = (phone: string | undefined): string => (phone ?? '').replaceAll(/\D/g, '').slice(-11)

/** Whether some text in it holds the person's name or phone. */
export function names({ name, phone }: Whom, value: unknown): boolean {
  const told = JSON.stringify(value) ?? ''
  return [name?.trim(), phone].some((part) => part !== undefined && part.length >= 2 && told.includes(part))
}
