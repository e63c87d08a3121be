/** What is being counted: persons, households (一户一票, or households a representative stands for), or plain votes. */
export const units = ['people', 'households', 'votes'] as const
export type Unit = (typeof units)[number]

/** What stands on a list, whatever each entry weighs. */
export type Heads = Exclude<Unit, 'votes'>

/** The one list with a technical name that holds households; a village's own lists say so in their name. */
export const headsOfList = (list: string): Heads =>
  list === 'households' || list.includes('户') ? 'households' : 'people'

/** What a list counts: votes where one entry stands for several, else what stands on it. */
export function unitOfList({ list, count, weight }: { list: string; count: number; weight: number }): Unit {
  return count === weight ? headsOfList(list) : 'votes'
}

/** What the counts of a poll count: the same wherever the poll is told of. */
export function unitOfPoll({
  list,
  electorate,
}: {
  readonly list: string
  readonly electorate: { readonly count: number; readonly weight: number }
}): Unit {
  return unitOfList({ list, ...electorate })
}
