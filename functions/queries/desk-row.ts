import * as z from 'zod'
import { actionStates } from '#shared/views/ledger.ts'
import { instant, localDate } from '#shared/workflow/fields.ts'
import { keys } from '../store/keys.ts'
import { placesOf } from '../store/places.ts'
import type { RoleAtPlace } from '../store/staff.ts'
import { rolesAt } from '../store/staff.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** Who looks at a desk: what may be done by whom depends on it. */
export interface Looker {
  readonly login: string
  readonly roles: readonly RoleAtPlace[]
}

/** A row of a desk as stored. Rows from before there was a ledger lack what has a default here, until their matter moves. */
const storedRow = z.object({
  sk: z.string(),
  matterId: z.string(),
  matterTitle: z.string(),
  procedure: z.string().default('deliberation'),
  version: z.exactOptional(z.int()),
  place: z.string(),
  stage: z.string(),
  actionId: z.exactOptional(z.string()),
  noticeId: z.exactOptional(z.string()),
  objectionId: z.exactOptional(z.string()),
  signer: z.exactOptional(z.string()),
  text: z.string().default(''),
  owner: z.string().default(''),
  ownerId: z.exactOptional(z.string()),
  due: z.exactOptional(localDate),
  acceptedAt: z.exactOptional(instant),
  urgedCount: z.int().default(0),
  state: z.enum(actionStates).default('open'),
  at: instant,
})
export type StoredRow = z.infer<typeof storedRow>

export const parseRow = (item: Item): StoredRow => storedRow.parse(item)

/** Rows about actions; of an action everything is known. */
export type ActionRow = StoredRow & Required<Pick<StoredRow, 'actionId' | 'due'>>

export function isActionRow(row: StoredRow): row is ActionRow {
  return row.actionId !== undefined && row.due !== undefined
}

/** Whether somebody's role at the row's place allows a command at the stage its matter stands in. */
export function mayTry(world: World, { roles }: Looker, row: StoredRow, command: string): boolean {
  const act = world.procedures(row.procedure, row.version)?.definition.acts[command]
  return (
    act !== undefined &&
    act.stages.includes(row.stage) &&
    rolesAt(roles, row.place).some((role) => act.roles.includes(role))
  )
}

/** What somebody may do with an action now; nobody reviews their own. */
export function mayDo(world: World, who: Looker, row: ActionRow): { review: boolean; urge: boolean } {
  const others = row.ownerId !== undefined && row.ownerId !== who.login
  return {
    review: row.state === 'submitted' && others && mayTry(world, who, row, 'review'),
    urge: row.state !== 'accepted' && mayTry(world, who, row, 'urge'),
  }
}

/** What the villages of some rows are called; a village nobody knows is called by its code. One batch for a hundred. */
export async function villageNames(
  world: World,
  rows: readonly { readonly place: string }[],
): Promise<(row: { readonly place: string }) => string> {
  const places = await placesOf(world, [...new Set(rows.map(({ place }) => place))])
  const names = new Map(places.map(({ code, name }) => [code, name]))
  return ({ place }) => names.get(place) ?? place
}

/** Where all rows of an area's desk lie. */
export const deskKey = (area: string): string => keys.desk(area, '').pk
