import type { Lang } from '#shared/language.ts'
import type { Context } from 'hono'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { staffVoiceOf, topicOf, villagersVoiceOf } from '#shared/blocks/topic/state.ts'
import { refusal } from '#shared/refusal.ts'
import { sentenceOfReason } from '#shared/text/reason-sentences.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { otherLang } from '#web/page.tsx'
import type { FollowPageProps, FollowState, Heard } from '#web/villager/follow-page.tsx'
import { followPage } from '#web/villager/follow-page.tsx'
import { photoAtMost, uploadTicket, voiceAtMost } from '../commands/take-photo.ts'
import type { UploadTicket } from '../store/objects.ts'
import { incomingKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { isStaffVoice, photoOf } from '../store/photos.ts'
import type { World } from '../world.ts'
import { linkedMatter } from './linked-matter.ts'
import { langOf, show, showRefusal, villageName } from '../page-answers.ts'

/** People look for a photo, ask somebody to take it, come back: an hour from the page being shown. */
const ticketSeconds = 3600

/** What became of a topic, for whoever raised it; a photo and a voice note go from here straight to their store, without script. */
export async function showTopic(world: World, c: Context): Promise<Response> {
  const linked = await linkedMatter(world, c, 'follow')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { matter, capability, token } = linked.value
  const topic = topicOf(matter.slices.topic, capability.subject)
  if (topic === undefined) return showRefusal(world, c, refusal('link-unknown'), linked.value.about)
  const village = await villageName(world, matter.place)
  const state = stateOf(matter, topic)
  const lang = langOf(c)
  const [photos, own, answer] = await Promise.all([
    recordsOf(world, topic.photos),
    recordOf(world, villagersVoiceOf(topic)),
    recordOf(world, staffVoiceOf(topic)),
  ])
  const takesMore = state.is === 'received' && topic.raisedBy === 'villager'
  const room = async (empty: Photo | undefined): Promise<Room> => {
    if (empty?.state !== 'pending') return {}
    if (cameFromStore(c, empty)) return { checking: sentAddress(lang, empty) }
    return takesMore ? { upload: await ticket(world, empty, token) } : {}
  }
  const [forPhoto, forVoice] = await Promise.all([room(photos.find(({ state }) => state === 'pending')), room(own)])
  const arrived = [...photos, own].find((one) => one?.state === 'pending' && cameFromStore(c, one))
  const page = followPage({
    lang,
    village,
    title: topic.title,
    background: topic.background,
    state,
    photoCount: photos.filter((photo) => photo.state === 'ready').length,
    photosRejected: photos.flatMap((photo) => (photo.state === 'rejected' ? [reasonFor(photo, lang)] : [])),
    ...forPhoto,
    ...voicePart(own, forVoice, { lang, token }),
    ...(answer?.state === 'ready' && isStaffVoice(answer, matter.place) ? { answer: heard(answer, token) } : {}),
    board: `/b/${matter.place}`,
    ...(arrived === undefined ? {} : { otherLanguage: sentAddress(otherLang(lang), arrived) }),
  })
  const upload = forPhoto.upload ?? forVoice.upload
  return show(page, 200, upload === undefined ? [] : [new URL(upload.url).origin])
}

/** For a photo or a voice note that is not there yet: a form to send it, or where to look whether it is through. */
interface Room {
  readonly checking?: string
  readonly upload?: UploadTicket
}

type VoicePart = Pick<FollowPageProps, 'voice' | 'voiceRejected' | 'voiceChecking' | 'voiceUpload'>

function voicePart(own: Photo | undefined, room: Room, { lang, token }: { lang: Lang; token: string }): VoicePart {
  return {
    ...(own?.state === 'ready' ? { voice: heard(own, token) } : {}),
    ...(own?.state === 'rejected' ? { voiceRejected: reasonFor(own, lang) } : {}),
    ...(room.checking === undefined ? {} : { voiceChecking: room.checking }),
    ...(room.upload === undefined ? {} : { voiceUpload: room.upload }),
  }
}

const heard = ({ id, type }: Photo, token: string): Heard => ({ src: `/t/${token}/voice/${id}`, type })

async function recordsOf(world: World, ids: readonly string[]): Promise<Photo[]> {
  const found = await Promise.all(ids.map((id) => photoOf(world, id)))
  return found.filter((photo) => photo !== undefined)
}

async function recordOf(world: World, id: string | undefined): Promise<Photo | undefined> {
  return id === undefined ? undefined : photoOf(world, id)
}

/** The store sends the browser back with what it has taken in the address: bucket, key and etag (S3, "POST Object"). */
const cameFromStore = (c: Context, { id }: Photo): boolean =>
  c.req.query('etag') !== undefined && c.req.query('key') === incomingKey(id)
const sentAddress = (lang: Lang, { id }: Photo): string =>
  `?etag=sent&key=${encodeURIComponent(incomingKey(id))}&lang=${lang}`

function reasonFor({ reason = '' }: Photo, lang: Lang): string {
  return sentenceOfReason(reason)?.[lang] ?? reason
}

/** The place kept for a photo or a voice note when the topic was raised, while it is still empty. */
function ticket(world: World, photo: Photo, token: string): Promise<UploadTicket> {
  const [type, most] = photo.kind === 'voice' ? ['audio/mpeg', voiceAtMost] : ['image/jpeg', photoAtMost]
  return uploadTicket(world, photo.id, {
    // A form without script cannot say what the file is; the inspection looks at the bytes anyway.
    type,
    length: [1, most],
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
