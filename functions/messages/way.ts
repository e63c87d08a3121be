import { covers } from '#shared/workflow/actor.ts'
import { groupText } from '#shared/text/group-texts.ts'
import type { World } from '../world.ts'
import type { Address } from './address.ts'
import { addressReader } from './address.ts'
import type { Adapter } from './adapters.ts'
import { nameOf } from './adapters.ts'
import { passToGateway } from './gateway.ts'
import { sayInGroup } from './group-bots.ts'
import type { OutboxRow } from './outbox-row.ts'

/** How one attempt ended. `rest`: the other side wants quiet for so many seconds; it counts as no failure. */
export type Tried = { readonly done: true } | { readonly done: false; readonly why: string; readonly rest?: number }

/** One way out of the house. */
export interface Way {
  readonly name: string
  fits(row: OutboxRow): boolean
  carry(row: OutboxRow): Promise<Tried>
}

type WayWorld = Pick<World, 'origin' | 'deployment' | 'random'>

/** A way that did not answer is left alone for a moment, so that one dead gateway does not cost each message of a batch five seconds. */
const silentSeconds = 30

/**
 * The ways of a deployment. A group's bot carries what is meant for offices (`office` rows, without personal facts), a gateway
 * what is meant for one person or one village; both only for their places.
 */
export function waysOut(
  world: WayWorld,
  adapters: readonly Adapter[],
  readSecret: (arn: string) => Promise<string>,
): readonly Way[] {
  return adapters.map((adapter) => {
    const { kind, places } = adapter
    const address = addressReader(adapter, world.deployment.stage, readSecret)
    const send = (to: Address, row: OutboxRow): Promise<Tried> =>
      kind === 'gateway'
        ? passToGateway(to, row)
        : sayInGroup(kind, to, groupText(row, { villageName: row.villageName, address: `${world.origin}/staff` }))
    let restsUntil = 0
    return {
      name: nameOf(adapter),
      fits: ({ recipient, village }) =>
        (recipient.kind === 'office') === (kind !== 'gateway') &&
        (places?.some((place) => covers(place, village)) ?? true),
      async carry(row) {
        const left = Math.ceil((restsUntil - Date.now()) / 1000)
        if (left > 0) return { done: false, why: 'rests', rest: left }
        const to = await address()
        if (to === undefined) return { done: false, why: 'its secret holds no address that may be called' }
        const tried = await send(to, row)
        if (tried.done) return tried
        const quiet = tried.rest ?? (['timeout', 'unreachable'].includes(tried.why) ? silentSeconds : 0)
        restsUntil = Date.now() + quiet * 1000
        // Not all that waited come back in the same second.
        return tried.rest === undefined
          ? tried
          : { ...tried, rest: tried.rest + ((world.random.bytes(1)[0] ?? 0) % 60) }
      },
    }
  })
}
