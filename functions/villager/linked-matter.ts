import type { Context } from 'hono'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { Capability, CapabilityAct } from '../access/capability.ts'
import { capabilityOf } from '../access/capability.ts'
import { runCommand } from '../commands/run-command.ts'
import { note } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'

/** A link and the matter it belongs to. */
export interface LinkedMatter {
  readonly token: string
  readonly capability: Capability
  readonly matter: Matter
  readonly about: { readonly place: string }
}

/** Refusals: those of a link; `link-unknown` when its matter is gone. */
export async function linkedMatter(world: World, c: Context, act: CapabilityAct): Promise<Result<LinkedMatter>> {
  const token = c.req.param('token') ?? ''
  const link = await capabilityOf(world, token, act)
  if (!link.ok) return link
  const item = await world.table.get(keys.matter(link.value.matterId ?? ''))
  if (item === undefined) return refused(refusal('link-unknown'))
  const { matter } = headOf(item)
  note({ matter: matter.id, place: matter.place })
  return ok({ token, capability: link.value, matter, about: { place: matter.place } })
}

/** A command by the holder of a link: the link's person, the link's subject. Refusals: all of the command's. */
export function runFor(
  world: World,
  { capability, matter }: LinkedMatter,
  commandId: string,
  type: string,
  data: unknown,
) {
  const { list = '', code = '' } = capability
  return runCommand(world, { kind: 'villager', voter: { list, code } }, matter.id, { commandId, type, data })
}
