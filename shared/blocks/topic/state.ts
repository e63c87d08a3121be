import type { Instant } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

interface TopicFacts {
  readonly id: string
  readonly title: string
  readonly background: string
  /** Villagers' topics go to the public board only once an organizer has taken them up or declined them. */
  readonly raisedBy: 'staff' | 'villager'
  readonly raisedAt: Instant
  readonly fromVisits: readonly string[]
  readonly photos: readonly string[]
  /** What was said when it was raised, one note at most. Left out where there is none, as in all that was stored before. */
  readonly voice?: readonly string[]
  /** What staff recorded for it later, the newest alone; a villager's own note stays beside it. */
  readonly staffVoice?: string
}

export type Topic =
  | (TopicFacts & { readonly state: 'raised' | 'scheduled' })
  | (TopicFacts & { readonly state: 'declined'; readonly reason: string; readonly declinedAt: Instant })

export interface TopicState {
  readonly topics: readonly Topic[]
}

export type TopicEvent =
  | ({ type: 'TopicRaised'; at: Instant; by: string } & Omit<TopicFacts, 'id' | 'raisedAt' | 'staffVoice'> & {
        topicId: string
      })
  | { type: 'TopicDeclined'; at: Instant; by: string; topicId: string; reason: string }
  | { type: 'VoiceAdded'; at: Instant; by: string; topicId: string; voice: string }

export const noTopics: TopicState = { topics: [] }

export const isOpen = (topic: Topic): boolean => topic.state !== 'declined'

export function topicOf(state: TopicState, id: string): Topic | undefined {
  return state.topics.find((topic) => topic.id === id)
}

/** The note that everybody may hear: staff's, never a villager's. */
export function staffVoiceOf({ raisedBy, voice, staffVoice }: Topic): string | undefined {
  return staffVoice ?? (raisedBy === 'staff' ? voice?.[0] : undefined)
}

/** The note of the villager who raised it: for that villager and the organizers alone. */
export function villagersVoiceOf({ raisedBy, voice }: Topic): string | undefined {
  return raisedBy === 'villager' ? voice?.[0] : undefined
}

export function applyToTopics(state: TopicState, event: MatterEvent): TopicState {
  switch (event.type) {
    case 'TopicRaised': {
      const { topicId, title, background, raisedBy, fromVisits, photos, voice, at } = event
      const topic: Topic = {
        id: topicId,
        title,
        background,
        raisedBy,
        raisedAt: at,
        fromVisits,
        photos,
        ...(voice === undefined ? {} : { voice }),
        state: 'raised',
      }
      return { topics: [...state.topics, topic] }
    }
    case 'TopicDeclined':
      return change(state, event.topicId, (topic) => ({
        ...topic,
        state: 'declined',
        reason: event.reason,
        declinedAt: event.at,
      }))
    case 'VoiceAdded':
      return change(state, event.topicId, (topic) => ({ ...topic, staffVoice: event.voice }))
    case 'MeetingConvened':
      return event.topics.reduce(
        (changed, id) => change(changed, id, (topic) => (isOpen(topic) ? { ...topic, state: 'scheduled' } : topic)),
        state,
      )
    default:
      return state
  }
}

function change(state: TopicState, id: string, to: (topic: Topic) => Topic): TopicState {
  return { topics: state.topics.map((topic) => (topic.id === id ? to(topic) : topic)) }
}
