import type { Findings, Need, Row } from '#shared/workflow/block.ts'
import type { World } from '../world.ts'
import { keys } from './keys.ts'
import { newSeal } from '../seal.ts'
import { rosterMembers } from './rosters.ts'
import { staffFor } from './staff.ts'
import type { Item } from './table.ts'

/** Reads what a command asked for, all at once. */
export async function findings(
  world: World,
  matterId: string,
  place: string,
  needs: readonly Need[],
): Promise<Findings> {
  const found = await Promise.all(
    needs.map(async (need): Promise<[string, readonly unknown[]]> => [
      need.as,
      await read(world, matterId, place, need),
    ]),
  )
  return Object.fromEntries(found)
}

async function read(world: World, matterId: string, place: string, need: Need): Promise<readonly unknown[]> {
  switch (need.from) {
    case 'matter':
      return bodies(await world.table.query(rowsFrom(keys.matterRow(matterId, need.prefix))))
    case 'poll':
      return bodies(await world.table.query(rowsFrom(keys.pollRow(need.id, need.prefix))))
    case 'urn':
      return urnParts(await world.table.query({ pk: keys.urn(need.id, 0).pk }, world.urnTable))
    case 'sealed':
      return (await world.table.query({ pk: keys.sealed(need.id, '').pk }, world.urnTable)).map(sealedPaperOf)
    case 'seal':
      return [await newSeal(world)]
    case 'reissued':
      return world.table.query({ pk: keys.reissue(need.act, need.subject, '', '').pk })
    case 'roster':
      return rosterMembers(world, place, need.list)
    case 'staff':
      return staffFor(world, place)
  }
}

function rowsFrom({ pk, sk }: { pk: string; sk: string }) {
  // The exact row or the rows below it, but not a sibling whose name merely begins alike.
  // `$` is the sign after `#`: every row below, whatever characters its name goes on with.
  return { pk, from: sk, to: `${sk}$` }
}

const bodies = (items: readonly Item[]): unknown[] => items.map((item) => item['body'])

function urnParts(items: readonly Item[]): Record<string, number>[] {
  return items.map(({ pk: _pk, sk: _sk, ...sums }) =>
    Object.fromEntries(Object.entries(sums).map(([entry, n]) => [entry, Number(n)])),
  )
}

const sealedPaperOf = ({ sk, ['signature']: signature }: Item) => ({ serial: sk, signature })

/** Where a row is kept. */
export function itemOfRow(matterId: string, row: Row): Item {
  const key = row.shelf.of === 'matter' ? keys.matterRow(matterId, row.name) : keys.pollRow(row.shelf.id, row.name)
  return { ...key, body: row.body }
}
