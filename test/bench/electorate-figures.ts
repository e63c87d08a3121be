import type { Figure } from './figure.ts'
import { sum } from './statistics.ts'

const mostWritten = { secret: 6, named: 4 } as const
const mostSeconds = 60

const votePromise =
  'a vote costs the same with 100, 10,000 and 100,000 voters: 1 read, 1 transaction of at most 6 write units if secret, 4 if named'
const pagePromise = 'the ballot page reads as much with 100, 10,000 and 100,000 voters'
const countPromise = `a poll of 100,000 ballots is closed, counted, published and counted again within ${mostSeconds} s`

/** These vote one by one, when all others have. */
export const late = 40

export type Kind = keyof typeof mostWritten

/** What one act consumed, and how long it took. */
export interface Cost {
  readonly ms: number
  readonly read: number
  readonly write: number
  readonly reads: number
  readonly transactions: number
  readonly otherWrites: number
}

export interface Rung {
  readonly kind: Kind
  readonly voters: number
  readonly seedingSeconds: number
  readonly opening: Cost
  readonly links: Cost
  readonly vote: Cost
  readonly page: Cost
  readonly look: Cost & { readonly bytes: number }
  readonly closing: Cost
  /** Another poll like it, of which the process that closed it died before the count was on record. */
  readonly again: Cost
  readonly fileBytes: number
  readonly recountMs: number
}

/** The curves of one kind of poll, over the sizes of its electorate. */
export function kindFigures(rungs: readonly Rung[], kind: Kind): Figure[] {
  const these = rungs.filter((rung) => rung.kind === kind)
  const curve = (figure: (rung: Rung) => Omit<Figure, 'name'> & { act: string }): Figure[] =>
    these.map((rung) => {
      const { act, ...rest } = figure(rung)
      return { name: `${kind}: ${act}, ${rung.voters.toLocaleString('en-US')} voters`, ...rest }
    })
  const first = these[0]
  const grows = (of: (rung: Rung) => Cost, rung: Rung) =>
    first === undefined || of(rung).read !== of(first).read || of(rung).write !== of(first).write
  return [
    ...curve(({ opening }) => ({ act: 'open-poll', ...units(opening) })).map(noteAtEnd(openingNote)),
    ...curve((rung) => {
      const { vote } = rung
      const holds =
        vote.reads <= 1 &&
        vote.transactions === 1 &&
        vote.otherWrites === 0 &&
        vote.write <= mostWritten[kind] &&
        !grows((one) => one.vote, rung)
      return { act: 'one vote by link', ...units(vote), promise: { text: votePromise, holds } }
    }),
    ...curve((rung) => ({
      act: 'GET ballot',
      ...units(rung.page),
      promise: { text: pagePromise, holds: !grows((one) => one.page, rung) },
    })),
    ...curve(({ links }) => ({ act: `links for ${late} of them`, ...units(links) })),
    ...curve(({ look: { bytes, ...cost } }) => {
      const { parts, ...rest } = units(cost)
      return { act: 'the clerk looks who has voted', ...rest, parts: { ...parts, 'answer bytes': bytes } }
    }).map(noteAtEnd(lookingNote)),
    ...curve((rung) => {
      const { closing, recountMs, voters } = rung
      const { parts, ...rest } = units(closing)
      const holds = closing.ms + recountMs <= 1000 * mostSeconds
      const promise = voters === 100_000 ? { promise: { text: countPromise, holds } } : {}
      return { act: 'close-poll and count', ...rest, parts: { ...parts, 'counting again ms': recountMs }, ...promise }
    }),
    ...curve(({ again }) => ({ act: 'the next sweep, when whoever closed it died over the count', ...units(again) })),
    ...curve(({ fileBytes }) => ({ act: 'published file', value: fileBytes, unit: 'bytes' })),
    {
      name: `${kind}: laying ${sum(these.map(({ voters }) => voters)).toLocaleString('en-US')} ballots in`,
      value: sum(these.map(({ seedingSeconds }) => seedingSeconds)),
      unit: 's',
      note: 'decided one by one by the product’s own casting, written in batches',
    },
  ]
}

const openingNote =
  'the list is read and frozen whole, 400 people an item: this grows with the list by its nature, and so does making links'
const lookingNote = 'the names of all who voted: this grows with them by its nature'

/** At the last of a curve. */
const noteAtEnd =
  (note: string) =>
  (figure: Figure, n: number, all: readonly Figure[]): Figure =>
    n === all.length - 1 ? { ...figure, note } : figure

function units({ ms, read, write, reads, transactions, otherWrites }: Cost) {
  return {
    value: read + write,
    unit: 'units',
    parts: { ms, read, write, 'read calls': reads, transactions, 'other writes': otherWrites },
  }
}
