import type * as z from 'zod'
import type { assign, reportProgress, urge } from '../blocks/action-item/commands.ts'
import type { checkIn, convene } from '../blocks/meeting/commands.ts'
import type { signMinutes, writeMinutes } from '../blocks/minutes/commands.ts'
import type { answerObjection, publishNotice } from '../blocks/notice/commands.ts'
import type { closePoll } from '../blocks/poll/closing.ts'
import type { openPoll } from '../blocks/poll/opening.ts'
import type { nameProxy } from '../blocks/poll/proxy.ts'
import type { paperTally } from '../blocks/poll/paper-tally.ts'
import type { review } from '../blocks/review/commands.ts'
import type { addVoice, declineTopic, raiseTopic } from '../blocks/topic/commands.ts'
import type { recordVisit } from '../blocks/visit/commands.ts'

/** The commands that staff may send, by name. Types alone are taken from the blocks: nothing of them is bundled. */
interface StaffCommands {
  'record-visit': typeof recordVisit
  'raise-topic': typeof raiseTopic
  'decline-topic': typeof declineTopic
  'add-voice': typeof addVoice
  convene: typeof convene
  'check-in': typeof checkIn
  'open-poll': typeof openPoll
  'name-proxy': typeof nameProxy
  'paper-tally': typeof paperTally
  'close-poll': typeof closePoll
  'write-minutes': typeof writeMinutes
  'sign-minutes': typeof signMinutes
  'publish-notice': typeof publishNotice
  'answer-objection': typeof answerObjection
  assign: typeof assign
  'report-progress': typeof reportProgress
  review: typeof review
  urge: typeof urge
  /** Belongs to no block and asks for nothing. */
  close: { readonly schema: z.ZodType<unknown, Record<string, never>> }
}

export type CommandType = keyof StaffCommands

/** What a command's schema takes, before it fills in what may be left out. */
export type CommandData<Type extends CommandType> = z.input<StaffCommands[Type]['schema']>
