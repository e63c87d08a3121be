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
}

export type Topic =
  | (TopicFacts & { readonly state: 'raised' | 'scheduled' })
  | (TopicFacts & { readonly state: 'declined'; readonly reason: string; readonly declinedAt: Instant })

export interface TopicState {
  readonly topics: readonly Topic[]
}

export type TopicEvent =
  | ({ type: 'TopicRaised'; at: Instant; by: string } & Omit<TopicFacts, 'id' | 'raisedAt'> & { topicId: string })
  | { type: 'TopicDeclined'; at: Instant; by: string; topicId: string; reason: string }

export const noTopics: TopicState = { topics: [] }

export const isOpen = (topic: Topic): boolean => topic.state !== 'declined'

export function topicOf(state: TopicState, id: string): Topic | undefined {
  return state.topics.find((topic) => topic.id === id)
}

export function applyToTopics(state: TopicState, event: MatterEvent): TopicState {
  switch (event.type) {
    case 'TopicRaised': {
      const { topicId, title, background, raisedBy, fromVisits, photos, at } = event
      const topic: Topic = {
        id: topicId,
        title,
        background,
        raisedBy,
        raisedAt: at,
        fromVisits,
        photos,
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
