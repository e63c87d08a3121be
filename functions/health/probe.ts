import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { instant } from '#shared/workflow/fields.ts'
import { asLetters } from '../digest.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'

const probeItem = z.object({ id: z.string(), at: instant })
const seenItem = z.object({ id: z.string(), at: instant, seenAt: instant })

/** A row written for no other reason than to see when it comes out of the stream. */
export interface Probe {
  readonly id: string
  readonly at: Instant
}

export interface ProbeSeen extends Probe {
  readonly seenAt: Instant
}

/** One a tick is enough; the local clock ticks more often than a minute. */
const everyMs = 50_000

/** Sends a probe down the stream; gives its id, which `probeSeen` shows once all that was written before has been handled. */
export async function sendProbe(world: World): Promise<string> {
  const id = asLetters(world.random.bytes(12), 16)
  await world.table.put({ ...keys.probe(), id, at: world.clock.now() })
  return id
}

/** Sends one unless the last is of this minute. A clock that was set back is none. */
export async function refreshProbe(world: World): Promise<void> {
  const last = await lastProbe(world)
  const age = last === undefined ? everyMs : Math.abs(Date.parse(world.clock.now()) - Date.parse(last.at))
  if (age >= everyMs) await sendProbe(world)
}

/** The last probe that was sent. */
export async function lastProbe(world: World): Promise<Probe | undefined> {
  const item = await world.table.get(keys.probe())
  return item === undefined ? undefined : probeItem.parse(item)
}

/** The last probe that came out of the stream, and when. */
export async function probeSeen(world: World): Promise<ProbeSeen | undefined> {
  const item = await world.table.get(keys.probeSeen())
  return item === undefined ? undefined : seenItem.parse(item)
}

/** Whether a row of the stream is a probe; the answer to one is a row of another name, so that nothing goes round in circles. */
export function isProbe({ pk, sk }: { readonly pk: string; readonly sk: string }): boolean {
  const probe = keys.probe()
  return pk === probe.pk && sk === probe.sk
}

/** The stream's function has come as far as this probe. */
export async function markProbeSeen(world: World, image: unknown): Promise<void> {
  const { id, at } = probeItem.parse(image)
  await world.table.put({ ...keys.probeSeen(), id, at, seenAt: world.clock.now() })
}
