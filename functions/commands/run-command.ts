import { localDateOf } from '#shared/calendar/time.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { signatureOf } from '#shared/workflow/actor.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { Step } from '#shared/workflow/step.ts'
import { prepare, step } from '#shared/workflow/step.ts'
import { canonical } from '#shared/canonical.ts'
import { asLetters, digestOf, idFrom } from '../digest.ts'
import { note } from '../invocation/invocation.ts'
import { findings } from '../store/needs.ts'
import type { Head } from '../store/records.ts'
import type { World } from '../world.ts'
import { commitStep } from './commit-step.ts'
import { recall } from './remember.ts'
import { headOf } from '../store/records.ts'
import { keys } from '../store/keys.ts'

/** A command as it comes in: the id is the client's own, so that sending it again is the same command. */
export interface Incoming {
  readonly commandId: string
  readonly type: string
  readonly data: unknown
  /** The revision the sender last saw; when given, anything newer refuses the command as `stale-revision`. */
  readonly revision?: number | undefined
}

/** What the sender is answered, the first time and every time after. */
export interface Receipt {
  readonly matterId: string
  readonly revision: number
  readonly stage: string
  readonly round: number
  /** Id of what the command created, if it created something. */
  readonly id: string
  /** A refusal the sender is told although the facts stand. */
  readonly told?: Refusal
}

/** Losers of a race read again and decide again; a hall of people pressing at once is well within this. */
const attempts = 12

/**
 * Runs one command on one matter: read, decide, write in one transaction, then whatever must follow at once.
 * Repeating a command gives the first answer. Refusals: `not-found`, `conflict` (the id was used for something else, or
 * others were faster every time), `stale-revision`, and all that `step` knows.
 */
export async function runCommand(
  world: World,
  actor: Actor,
  matterId: string,
  incoming: Incoming,
): Promise<Result<Receipt>> {
  const who = whoSends(actor, matterId)
  const newId = idFrom(who, matterId, incoming.commandId)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [item, said] = await world.table.getMany([keys.matter(matterId), keys.command(who, incoming.commandId)])
    if (item === undefined) return refused(refusal('not-found', { field: 'matterId' }))
    const head = headOf(item)
    const procedure = world.procedures(head.matter.procedure.id, head.matter.procedure.version)
    if (procedure === undefined) throw new Error(`no procedure ${head.matter.procedure.id} in this release`)
    const prepared = prepare(procedure, head.matter, incoming)
    if (!prepared.ok) return prepared
    note({ matter: matterId, place: head.matter.place, command: incoming.type })
    const content = digestOf(canonical([matterId, incoming.type, prepared.value.fingerprint]))
    if (said !== undefined) return recall(said, content)
    if (incoming.revision !== undefined && incoming.revision !== head.revision)
      return refused(refusal('stale-revision', { field: 'revision' }))

    const now = world.clock.now()
    const stepped = step(procedure, head.matter, incoming, {
      actor,
      now,
      today: localDateOf(now),
      newId,
      findings: await findings(world, matterId, head.matter.place, prepared.value.needs),
      digest: digestOf,
      ...(world.extraDays === undefined ? {} : { extraDays: world.extraDays }),
    })
    const refuse = async (why: Refusal) => {
      const then = prepared.value.ifRefused(newId)
      // Whoever may not do it has left nothing behind. Another id each time: what was left half done may have grown since.
      if (then !== undefined && why.code !== 'not-your-role')
        await runCommand(world, { kind: 'system' }, matterId, {
          commandId: asLetters(world.random.bytes(16), 20),
          ...then,
        })
      return refused(why)
    }
    if (!stepped.ok) return refuse(stepped.refusal)
    if (actor.kind !== 'system' && outgrows(head.matter, stepped.value.matter)) return refused(refusal('too-large'))
    const receipt = receiptOf(head, stepped.value, newId)
    const outcome = await commitStep(world, {
      head,
      step: stepped.value,
      receipt,
      by: signatureOf(actor),
      who,
      content,
      incoming,
      now,
    })
    if (outcome === 'voted-meanwhile') return refuse(refusal('already-voted', { field: 'voters' }))
    if (outcome === 'lost-race') continue
    for (const next of stepped.value.next ?? [])
      await runCommand(world, { kind: 'system' }, matterId, { commandId: `${incoming.commandId}-next`, ...next })
    return ok(receipt)
  }
  return refused(refusal('conflict', { reason: 'too-busy' }))
}

/** An item holds 400 KB at most (DynamoDB); the rest is kept for what carries a full matter on to its end. */
const headAtMost = 300_000
const smallChange = 2_000
/** From here on only the clock's own commands and the smallest steps go through. */
const nearlyFull = 380_000
const smallestChange = 200

function outgrows(before: Matter, after: Matter): boolean {
  const size = Buffer.byteLength(JSON.stringify(after))
  if (size <= headAtMost) return false
  return size - Buffer.byteLength(JSON.stringify(before)) > (size > nearlyFull ? smallestChange : smallChange)
}

function receiptOf(head: Head, stepped: Step, id: string): Receipt {
  const { matter, told } = stepped
  const revision = head.revision + (stepped.events.length > 0 ? 1 : 0)
  return {
    matterId: matter.id,
    revision,
    stage: matter.stage,
    round: matter.round,
    id,
    ...(told === undefined ? {} : { told }),
  }
}

/** Command ids are one sender's own: nobody can hit upon another's answer by choosing the same id. */
export function whoSends(actor: Actor, matterId: string): string {
  if (actor.kind === 'villager') return `villager#${matterId}#${actor.voter.list}#${actor.voter.code}`
  if (actor.kind === 'public') return `public#${actor.place}`
  return actor.kind === 'staff' ? `staff#${actor.id}` : `system#${matterId}`
}
