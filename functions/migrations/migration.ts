import type { Key } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/**
 * One step forward of what is stored. It is handed every item of the main table once, sometimes twice, and in no order.
 *
 * It runs while the service does, and two operators may start it side by side. Therefore:
 *
 * - Expand, then contract. A release that needs a new form writes the new form and reads both; when it runs everywhere its
 *   migration brings the rest forward; only a later release may stop reading the old form.
 * - What is in the new form already stays as it is, so that repeating is harmless.
 * - Whatever is written is written on the condition that what was read still stands: somebody who fell asleep over an old
 *   page must not put it over what has happened since.
 */
export interface Migration {
  /** The data version that stands when all items have been seen. */
  readonly to: number
  /** For the operator who watches. */
  readonly title: string
  change(world: World, item: Item): Promise<void>
}

export interface Page {
  readonly items: readonly Item[]
  /** Where the next page begins; left out at the end. */
  readonly next?: Key
}

/**
 * The main table from end to end, page by page. It is handed in by operators' commands (infra/operate/walk-table.ts): the
 * functions of the deployment ask for keys alone and have no right to do this.
 */
export type Walk = (after: Key | undefined) => Promise<Page>
