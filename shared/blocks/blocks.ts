import type { Words } from '../language.ts'
import type { MatterEvent } from '../workflow/event.ts'
import type { Block, CommandDefinition, Figure, FigureMoment, Need } from '../workflow/block.ts'
import { actionItem } from './action-item/block.ts'
import type { ActionState } from './action-item/state.ts'
import { evaluation } from './evaluation/block.ts'
import type { EvaluationState } from './evaluation/state.ts'
import { meeting } from './meeting/block.ts'
import type { MeetingState } from './meeting/state.ts'
import { minutes } from './minutes/block.ts'
import type { MinutesState } from './minutes/state.ts'
import { notice } from './notice/block.ts'
import type { NoticeState } from './notice/state.ts'
import { poll } from './poll/block.ts'
import type { PollState } from './poll/state.ts'
import { review } from './review/block.ts'
import type { ReviewState } from './review/state.ts'
import { topic } from './topic/block.ts'
import type { TopicState } from './topic/state.ts'
import { visit } from './visit/block.ts'
import type { VisitState } from './visit/state.ts'

/** What each block knows of a matter. Every matter has every slice; those its procedure does not use stay empty. */
export interface Slices {
  readonly visit: VisitState
  readonly topic: TopicState
  readonly meeting: MeetingState
  readonly poll: PollState
  readonly minutes: MinutesState
  readonly notice: NoticeState
  readonly 'action-item': ActionState
  readonly review: ReviewState
  readonly evaluation: EvaluationState
}

/** A block as the engine sees it: its state's type is nobody's business but its own. */
export interface EngineBlock {
  readonly name: string
  readonly figureNames: readonly string[]
  readonly commands: Readonly<Record<string, CommandDefinition>>
  readonly tells: Readonly<Record<string, Words>>
  figure(name: string, slices: Slices, at: FigureMoment): Figure
  needs(slices: Slices): readonly Need[]
  witness(slices: Slices, at: FigureMoment): readonly MatterEvent[]
}

function forEngine<Name extends keyof Slices>(block: Block<Name, Slices[Name]>): EngineBlock {
  return {
    name: block.name,
    figureNames: Object.keys(block.figures),
    commands: block.commands,
    tells: block.tells,
    figure: (name, slices, at) => block.figures[name]?.(slices[block.name], at) ?? '',
    needs: (slices) => block.figureNeeds?.(slices[block.name]) ?? [],
    witness: (slices, at) => block.witness?.(slices[block.name], at) ?? [],
  }
}

/** The vocabulary of stages. A new block is a new folder and its lines in this file. */
export const blocks: readonly EngineBlock[] = [
  forEngine(visit),
  forEngine(topic),
  forEngine(meeting),
  forEngine(poll),
  forEngine(minutes),
  forEngine(notice),
  forEngine(actionItem),
  forEngine(review),
  forEngine(evaluation),
]

export const emptySlices: Slices = {
  visit: visit.initial,
  topic: topic.initial,
  meeting: meeting.initial,
  poll: poll.initial,
  minutes: minutes.initial,
  notice: notice.initial,
  'action-item': actionItem.initial,
  review: review.initial,
  evaluation: evaluation.initial,
}

export function applyToSlices(slices: Slices, event: MatterEvent): Slices {
  return {
    visit: visit.apply(slices.visit, event),
    topic: topic.apply(slices.topic, event),
    meeting: meeting.apply(slices.meeting, event),
    poll: poll.apply(slices.poll, event),
    minutes: minutes.apply(slices.minutes, event),
    notice: notice.apply(slices.notice, event),
    'action-item': actionItem.apply(slices['action-item'], event),
    review: review.apply(slices.review, event),
    evaluation: evaluation.apply(slices.evaluation, event),
  }
}

export function isBlockName(name: string): boolean {
  return blocks.some((block) => block.name === name)
}

/** A command by its name, among the given blocks or all. */
export function commandOf(type: string, among?: readonly string[]): CommandDefinition | undefined {
  return blocks.find((block) => Object.hasOwn(block.commands, type) && (among?.includes(block.name) ?? true))?.commands[
    type
  ]
}

/** All names a procedure with these blocks may use in its conditions: `block.figure`. */
export function figureNames(among: readonly string[]): string[] {
  return blocks
    .filter((block) => among.includes(block.name))
    .flatMap((block) => block.figureNames.map((figure) => `${block.name}.${figure}`))
}

/** The value of `block.figure`; '' for a name no block knows. */
export function figureOf(name: string, slices: Slices, at: FigureMoment): Figure {
  const [blockName = '', figure = ''] = name.split('.')
  return blocks.find((block) => block.name === blockName)?.figure(figure, slices, at) ?? ''
}
