import type { Context } from 'hono'
import { staffVoiceOf, topicOf, villagersVoiceOf } from '#shared/blocks/topic/state.ts'
import { refusal } from '#shared/refusal.ts'
import { publicMatter, publicVoicePath } from '#shared/views/public-matter.ts'
import { showRefusal } from '../page-answers.ts'
import { sendRange } from './send-range.ts'
import { keys } from '../store/keys.ts'
import { voiceKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { isStaffVoice, photoOf } from '../store/photos.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'
import { linkedMatter } from './linked-matter.ts'

/** What was kept once never changes under its id; a day is as long as anybody listens again. */
const forAll = 'public, max-age=86400'
/** Pages of links go into no cache, nor does what is heard on them. */
const forOne = 'private, no-store'

/**
 * What staff recorded for a topic, for everybody: heard if the village's board shows that topic with that note, which is
 * asked of the same view the board is made from, and never if a villager recorded it. Refusals: `not-found`.
 */
export async function sendVoice(world: World, c: Context): Promise<Response> {
  const [village, id] = [c.req.param('village'), c.req.param('voiceId') ?? '']
  const nothing = refusal('not-found', { field: 'voice' })
  const item = await world.table.get(keys.matter(c.req.param('matterId') ?? ''))
  const matter = item === undefined ? undefined : headOf(item).matter
  if (matter === undefined || matter.place !== village) return showRefusal(world, c, nothing)
  const path = publicVoicePath(matter, id)
  const shown = publicMatter(matter, world.clock.now()).topics.some(({ voice }) => voice === path)
  const note = shown ? await photoOf(world, id) : undefined
  return send(world, c, note !== undefined && isStaffVoice(note, matter.place) ? note : undefined, forAll)
}

/** The notes of one topic for whoever raised it: their own, and what staff recorded in answer. Refusals: those of a link; `not-found`. */
export async function sendFollowedVoice(world: World, c: Context): Promise<Response> {
  const linked = await linkedMatter(world, c, 'follow')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { matter, capability } = linked.value
  const topic = topicOf(matter.slices.topic, capability.subject)
  const id = c.req.param('voiceId') ?? ''
  const own = topic !== undefined && villagersVoiceOf(topic) === id
  const note = own || (topic !== undefined && staffVoiceOf(topic) === id) ? await photoOf(world, id) : undefined
  const theirs = note !== undefined && (own ? note.place === matter.place : isStaffVoice(note, matter.place))
  return send(world, c, theirs ? note : undefined, forOne)
}

async function send(world: World, c: Context, note: Photo | undefined, cache: string): Promise<Response> {
  const ready = note?.kind === 'voice' && note.state === 'ready' ? note : undefined
  const bytes = ready === undefined ? undefined : await world.objects.get(voiceKey(ready.id))
  if (ready === undefined || bytes === undefined) return showRefusal(world, c, refusal('not-found', { field: 'voice' }))
  return sendRange(c, bytes, { type: ready.type ?? 'application/octet-stream', etag: `"${ready.id}"`, cache })
}
