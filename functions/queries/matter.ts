import { isOverdue } from '#shared/blocks/action-item/state.ts'
import { standingOf } from '#shared/blocks/notice/state.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import { canonical } from '#shared/canonical.ts'
import { keys } from '../store/keys.ts'
import type { Head } from '../store/records.ts'
import { headOf, isUnbroken, recordOf } from '../store/records.ts'
import type { World } from '../world.ts'

/** A matter for staff: its whole state, what is late, and which commands this actor may try from here. */
export async function matterView(world: World, head: Head, actor: Actor) {
  const { matter, revision } = head
  const now = world.clock.now()
  const procedure = world.procedures(matter.procedure.id, matter.procedure.version)
  const acts = Object.entries(procedure?.definition.acts ?? {})
  return {
    matter,
    revision,
    now,
    actions: matter.slices['action-item'].items.map((item) => ({ ...item, overdue: isOverdue(item, now) })),
    notices: matter.slices.notice.notices.map((notice) => ({ ...notice, standing: standingOf(notice, now) })),
    allowed: acts
      .filter(([, act]) => act.stages.includes(matter.stage) && rolesOf(actor).some((role) => act.roles.includes(role)))
      .map(([type]) => type),
  }
}

/** All records of a matter with the checks anybody may repeat: the chain is unbroken and folds to the stored state. */
export async function chainOf(world: World, head: Head) {
  const { pk } = keys.matter(head.matter.id)
  const records = (await world.table.query({ pk, prefix: 'EVENT#' })).map(recordOf)
  const folded = foldEvents(records.flatMap(({ events }) => events))
  return {
    records: records.map(({ messages: _messages, ...record }) => record),
    chain: {
      unbroken: isUnbroken(records) && records.at(-1)?.digest === head.digest,
      foldsToState: canonical(folded) === canonical(head.matter),
      length: records.length,
      digest: head.digest,
    },
  }
}

export async function matterRows(world: World, matterId: string, kind: string): Promise<unknown[]> {
  const { pk, sk } = keys.matterRow(matterId, [kind, ''])
  return (await world.table.query({ pk, prefix: sk })).map((item) => item['body'])
}

/** The matters of a village as they stand, newest first. */
export async function villageMatters(world: World, village: string, atMost = 200) {
  const entries = await world.table.query({
    pk: keys.villageMatter(village, '', '').pk,
    prefix: 'MATTER#',
    newestFirst: true,
    limit: atMost,
  })
  const heads = await world.table.getMany(entries.map((entry) => keys.matter(String(entry['matterId']))))
  return heads.flatMap((item) => {
    if (item === undefined) return []
    const { matter, revision } = headOf(item)
    const { id, title, stage, openedAt, stageSince, procedure } = matter
    const fromVillagers = matter.slices.topic.topics.filter(({ raisedBy }) => raisedBy === 'villager').length
    return [{ id, title, stage, openedAt, stageSince, procedure, revision, fromVillagers }]
  })
}
