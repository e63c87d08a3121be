import { randomInt } from 'node:crypto'
import { linkedSum } from '#shared/blocks/poll/rows.ts'
import { plainSigns } from '#shared/plain-signs.ts'
import { keys } from '#functions/store/keys.ts'
import type { Item, Write } from '#functions/store/table.ts'
import { digestsOf } from '#test/walkthrough/secrecy/suspect.ts'
import { shuffled } from './plans.ts'
import type { Hall } from './village.ts'

interface Opened {
  readonly pollId: string
}

/** Makes the product worse in one way; gives what makes it whole again. */
export type Leak = (hall: Hall, opened: Opened) => Promise<() => Promise<void>>

/** One vote as it is about to be written. */
interface Vote {
  readonly mark: Item
  readonly weight: number
  /** Keys that get something, `abstain` among them. */
  readonly choices: readonly string[]
  readonly urn: Extract<Write, { add: unknown }>
}

type Worse = (vote: Vote, opened: Opened, hall: Hall) => { readonly vote?: Vote; readonly more?: readonly Write[] }

/** A store that lets a vote through with something changed or something more. */
function leaking(worse: Worse, atEnd: (hall: Hall, opened: Opened) => Promise<void> = async () => {}): Leak {
  return async (hall, opened) => {
    const { table } = hall.stack.world
    const { transact } = table
    Object.assign(table, {
      transact: (writes: readonly Write[]) => {
        const found = voteIn(writes)
        if (found === undefined) return transact(writes)
        const { vote = found, more = [] } = worse(found, opened, hall)
        const kept = writes.map((write): Write => {
          if ('add' in write) return vote.urn
          return 'put' in write && write.put.sk === found.mark.sk ? { ...write, put: vote.mark } : write
        })
        return transact([...kept, ...more])
      },
    })
    return async () => {
      Object.assign(table, { transact })
      await atEnd(hall, opened)
    }
  }
}

function voteIn(writes: readonly Write[]): Vote | undefined {
  const mark = writes.flatMap((write) => ('put' in write && write.put.sk.startsWith('ROW#mark#') ? [write.put] : []))[0]
  const urn = writes.find((write) => 'add' in write)
  if (mark === undefined || urn === undefined || !('add' in urn)) return undefined
  const named = Object.entries(urn.numbers).filter(([, n]) => n > 0)
  return { mark, weight: named[0]?.[1] ?? 0, choices: named.map(([name]) => name.slice(linkedSum.length)), urn }
}

/** Remembers of a command on a paper list a digest of all it held, the counts too. */
const digestOfCounts: Leak = async ({ stack }) => {
  const { table } = stack.world
  const { transact } = table
  Object.assign(table, {
    transact: (writes: readonly Write[]) => {
      const urn = writes.find((write) => 'add' in write)
      const counts = urn !== undefined && 'add' in urn ? Object.entries(urn.numbers) : []
      const content = digestsOf(JSON.stringify(Object.fromEntries(counts.map(([name, n]) => [name.slice(1), n]))))[1]
      return transact(
        writes.map((write) =>
          'put' in write && write.put.pk.startsWith('COMMAND#') && counts.length > 0
            ? { ...write, put: { ...write.put, content } }
            : write,
        ),
      )
    },
  })
  return async () => void Object.assign(table, { transact })
}

const slip = (pollId: string, more: object): Item => ({
  ...keys.pollRow(pollId, ['slip', String(randomInt(2 ** 40))]),
  ...more,
})

const bodyOf = (mark: Item): object => Object(mark['body'])

/** So many parts that a paper often lies alone, whatever the number of voters. */
const partsWide: Worse = ({ urn, ...vote }, { pollId }) => ({
  vote: { ...vote, urn: { ...urn, add: keys.urn(pollId, randomInt(64)) } },
})

const doorOf = ({ mark }: Vote) =>
  JSON.stringify(mark).includes('"assisted"')
    ? { level: 'info', door: 'POST /api/polls/:pollId/assisted', status: 200 }
    : { level: 'info', door: 'POST /v/:token', status: 303 }

const withBody = (vote: Vote, more: object): Vote => ({
  ...vote,
  mark: { ...vote.mark, body: { ...bodyOf(vote.mark), ...more } },
})

const buffered = new Map<string, Item[]>()
const running = new Map<string, Record<string, number>>()

/** Every way in which a product like this one has been known to tell, one at a time. */
export const leaks = {
  'the choice in the voter’s row': leaking((vote) => ({ vote: withBody(vote, { chosen: vote.choices }) })),
  'a digest of the choice in the voter’s row': leaking((vote) => ({
    vote: withBody(vote, { content: digestsOf(JSON.stringify(vote.choices))[1] }),
  })),
  'ballots written in the order of marks': leaking(({ choices }, { pollId }) => ({
    more: [{ put: slip(pollId, { choices }) }],
  })),
  'ballots with their time, written at the end in an order of chance': leaking(
    ({ choices }, { pollId }) => {
      const items = buffered.get(pollId) ?? []
      buffered.set(pollId, [...items, slip(pollId, { choices, at: Math.round(performance.now() * 1000) })])
      return {}
    },
    async ({ stack }, { pollId }) => {
      for (const item of shuffled(buffered.get(pollId) ?? [])) await stack.world.table.put(item)
    },
  ),
  'a few papers spread over many parts': leaking(partsWide),
  'weights spread over many parts': leaking(partsWide),
  'sums by paper and weight': leaking((vote) => {
    const name = `${vote.choices.join('+')}*${vote.weight}`
    return { vote: { ...vote, urn: { ...vote.urn, numbers: { [name]: 1 } } } }
  }),
  'receipts that begin with the choice': leaking((vote) => ({
    vote: withBody(vote, { receipt: receiptFor(vote) }),
  })),
  'marks as long as the choice': leaking((vote) => ({
    vote: withBody(vote, { filler: '.'.repeat(1 + ordinal(vote) * 3) }),
  })),
  'a counter in a row whose versions are kept': leaking(({ choices }, { pollId }) => {
    const sums = running.get(pollId) ?? {}
    for (const key of choices) sums[key] = (sums[key] ?? 0) + 1
    running.set(pollId, sums)
    return { more: [{ put: { ...keys.pollRow(pollId, ['turnout']), sums: { ...sums } } }] }
  }),
  'a digest of a small list’s counts': digestOfCounts,
  'a line of the log with the choice': leaking((vote, _opened, { stack }) => {
    stack.world.log.write({ ...doorOf(vote), choices: vote.choices })
    return {}
  }),
  'a line of the log with what the choice cost': leaking((vote, _opened, { stack }) => {
    stack.world.log.write({ ...doorOf(vote), writeUnits: 6 + 2 * ordinal(vote) })
    return {}
  }),
} as const satisfies Readonly<Record<string, Leak>>

const ordinal = ({ choices }: Vote): number =>
  [...(choices[0] ?? '')].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 7

/** No order in it: only who knows some voters' choices can learn what the first sign means. */
function receiptFor(vote: Vote): string {
  const signs = Array.from({ length: 9 }, () => plainSigns[randomInt(plainSigns.length)]).join('')
  return `${plainSigns[(ordinal(vote) * 11) % plainSigns.length] ?? ''}${signs}`
}
