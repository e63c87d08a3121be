import type { Lang } from '#shared/language.ts'
import type { Context } from 'hono'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { refusal } from '#shared/refusal.ts'
import { sentenceOfReason } from '#shared/text/reason-sentences.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { otherLang } from '#web/page.tsx'
import type { FollowState } from '#web/villager/follow-page.tsx'
import { followPage } from '#web/villager/follow-page.tsx'
import { photoAtMost, uploadTicket } from '../commands/take-photo.ts'
import type { UploadTicket } from '../store/objects.ts'
import type { Photo } from '../store/photos.ts'
import { photoOf } from '../store/photos.ts'
import type { World } from '../world.ts'
import { linkedMatter } from './linked-matter.ts'
import { langOf, show, showRefusal, villageName } from '../page-answers.ts'

/** People look for a photo, ask somebody to take it, come back: an hour from the page being shown. */
const ticketSeconds = 3600

/** What became of a topic, for whoever raised it; a photo goes from here straight to the photo store, without script. */
export async function showTopic(world: World, c: Context): Promise<Response> {
  const linked = await linkedMatter(world, c, 'follow')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { matter, capability, token } = linked.value
  const topic = topicOf(matter.slices.topic, capability.subject)
  if (topic === undefined) return showRefusal(world, c, refusal('link-unknown'), linked.value.about)
  const village = await villageName(world, matter.place)
  const state = stateOf(matter, topic)
  const lang = langOf(c)
  const photos = await photosOf(world, topic)
  const pending = photos.find((photo) => photo.state === 'pending')
  const sent = pending !== undefined && cameFromStore(c)
  const takesPhoto = state.is === 'received' && topic.raisedBy === 'villager' && !sent
  const upload = takesPhoto && pending !== undefined ? await ticket(world, pending, token) : undefined
  const page = followPage({
    lang,
    village,
    title: topic.title,
    background: topic.background,
    state,
    photoCount: photos.filter((photo) => photo.state === 'ready').length,
    photosRejected: photos.flatMap((photo) => (photo.state === 'rejected' ? [reasonFor(photo, lang)] : [])),
    board: `/b/${matter.place}`,
    ...(upload === undefined ? {} : { upload }),
    ...(sent ? { checking: sentAddress(lang), otherLanguage: sentAddress(otherLang(lang)) } : {}),
  })
  return show(page, 200, upload === undefined ? [] : [new URL(upload.url).origin])
}

async function photosOf(world: World, topic: Topic): Promise<Photo[]> {
  const found = await Promise.all(topic.photos.map((id) => photoOf(world, id)))
  return found.filter((photo) => photo !== undefined)
}

/** The store sends the browser back with what it has taken in the address: bucket, key and etag (S3, "POST Object"). */
const cameFromStore = (c: Context): boolean => c.req.query('etag') !== undefined
const sentAddress = (lang: Lang): string => `?etag=sent&lang=${lang}`

function reasonFor({ reason = '' }: Photo, lang: Lang): string {
  return sentenceOfReason(reason)?.[lang] ?? reason
}

/** The place kept for a photo when the topic was raised, while it is still empty. */
function ticket(world: World, photo: Photo, token: string): Promise<UploadTicket> {
  return uploadTicket(world, photo.id, {
    // A form without script cannot say what the file is; the inspection looks at the bytes anyway.
    type: 'image/jpeg',
    length: [1, photoAtMost],
    redirect: `${world.origin}/t/${token}`,
    seconds: ticketSeconds,
  })
}

function stateOf(matter: Matter, topic: Topic): FollowState {
  if (topic.state === 'declined') return { is: 'declined', reason: topic.reason }
  const { slices } = matter
  if (slices['action-item'].items.some((item) => item.topicId === topic.id)) return { is: 'acted' }
  if (slices.poll.polls.some((poll) => poll.topicId === topic.id && poll.state === 'closed')) return { is: 'decided' }
  if (topic.state === 'raised') return { is: 'received' }
  const meeting = slices.meeting.meetings.findLast(({ topics }) => topics.includes(topic.id))
  return meeting === undefined
    ? { is: 'taken-up' }
    : { is: 'taken-up', meeting: { heldAt: meeting.heldAt, place: meeting.place } }
}
