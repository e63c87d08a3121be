import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { refusal } from '#shared/refusal.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { rolesOf, signatureOf } from '#shared/workflow/actor.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import { canonical } from '#shared/canonical.ts'
import { digestOf, idFrom } from '../digest.ts'
import { note } from '../invocation/invocation.ts'
import { isAbsent } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { chainDigest } from '../store/records.ts'
import type { World } from '../world.ts'
import { recall, rememberedCommand } from './remember.ts'
import type { Receipt } from './run-command.ts'

/** What the act is called in a matter's first record. */
const openMatterCommand = 'open-matter'

/**
 * Opens a matter in a village, pinned to the newest version of its procedure.
 * Refusals: `not-your-role`, `invalid` (no such procedure), `conflict`.
 */
export async function openMatter(
  world: World,
  actor: Actor,
  order: { commandId: string; village: string; procedure: string; title: string },
): Promise<Result<Receipt>> {
  if (!rolesOf(actor).some((role) => role === 'organizer' || role === 'public'))
    return refused(refusal('not-your-role'))
  const procedure = world.procedures(order.procedure)
  const stage = procedure?.definition.stages[0]
  if (procedure === undefined || stage === undefined)
    return refused(refusal('invalid', { field: 'procedure', reason: 'no-such-procedure' }))
  const { id: name, version } = procedure.definition
  const who = actor.kind === 'staff' ? `staff#${actor.id}` : `${actor.kind}#${order.village}`
  const content = digestOf(canonical([openMatterCommand, order.village, order.procedure, order.title]))
  const said = await world.table.get(keys.command(who, order.commandId))
  if (said !== undefined) return recall(said, content)

  const at = world.clock.now()
  const id = idFrom(who, order.village, order.commandId)
  note({ matter: id, place: order.village, command: openMatterCommand })
  const event: MatterEvent = {
    type: 'MatterOpened',
    at,
    matterId: id,
    procedure: { id: name, version },
    place: order.village,
    title: order.title,
    stage: stage.id,
  }
  const matter = foldEvents([event])
  const link = { seq: 1, at, by: signatureOf(actor), command: openMatterCommand, events: [event], prev: '' }
  const digest = chainDigest(link)
  const { title, place } = matter
  const receipt: Receipt = { matterId: id, revision: 1, stage: stage.id, round: 1, id }
  const outcome = await world.table.transact([
    { put: rememberedCommand(who, order.commandId, content, receipt), when: isAbsent },
    { put: { ...keys.matter(id), state: matter, revision: 1, digest, stage: stage.id, title, place }, when: isAbsent },
    { put: { ...keys.event(id, 1), ...link, digest, messages: [] }, when: isAbsent },
    { put: { ...keys.villageMatter(place, at, id), matterId: id, title, openedAt: at } },
  ])
  if (outcome.done) return ok(receipt)
  const first = await world.table.get(keys.command(who, order.commandId))
  return first === undefined ? refused(refusal('conflict')) : recall(first, content)
}
