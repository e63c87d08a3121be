import type { Instant } from '../calendar/time.ts'
import type { ActionEvent } from '../blocks/action-item/state.ts'
import type { EvaluationEvent } from '../blocks/evaluation/state.ts'
import type { MeetingEvent } from '../blocks/meeting/state.ts'
import type { MinutesEvent } from '../blocks/minutes/state.ts'
import type { NoticeEvent } from '../blocks/notice/state.ts'
import type { PollEvent } from '../blocks/poll/state.ts'
import type { ReviewEvent } from '../blocks/review/state.ts'
import type { TopicEvent } from '../blocks/topic/state.ts'
import type { VisitEvent } from '../blocks/visit/state.ts'

/** What happens to a matter as such, whatever blocks it has. */
export type LifeEvent =
  | {
      type: 'MatterOpened'
      at: Instant
      matterId: string
      procedure: { id: string; version: number }
      place: string
      title: string
      stage: string
    }
  | { type: 'StageEntered'; at: Instant; from: string; to: string; end: boolean }
  | { type: 'SentBack'; at: Instant; from: string; to: string; because: string }

/** What has happened to a matter: facts in the past tense, of the engine and of each block. */
export type MatterEvent =
  | LifeEvent
  | VisitEvent
  | TopicEvent
  | MeetingEvent
  | PollEvent
  | MinutesEvent
  | NoticeEvent
  | ActionEvent
  | ReviewEvent
  | EvaluationEvent
