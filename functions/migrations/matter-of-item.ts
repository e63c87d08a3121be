import { headOf } from '../store/records.ts'
import type { Head } from '../store/records.ts'
import type { Item } from '../store/table.ts'

/** The matter whose head this item is; undefined for every other item. */
export function matterOfItem(item: Item): Head['matter'] | undefined {
  return item.pk.startsWith('MATTER#') && item.sk === 'HEAD' ? headOf(item).matter : undefined
}
