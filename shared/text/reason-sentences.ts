import type { Words } from '../language.ts'
import type { FormReason } from '../forms/reason.ts'
import { formWords } from '../forms/words.ts'
import { rosterReasons } from '../roster/roster-faults.ts'
import type { RosterReason } from '../roster/roster-faults.ts'
import { tableRefusals } from '../roster/table-refusals.ts'
import type { TableReason } from '../roster/table-refusals.ts'
import { actReasons } from './reasons/act-reasons.ts'
import { definitionReasons } from './reasons/definition-reasons.ts'
import { fieldReasons } from './reasons/field-reasons.ts'
import { linkReasons } from './reasons/link-reasons.ts'
import { photoReasons } from './reasons/photo-reasons.ts'
import { requestReasons } from './reasons/request-reasons.ts'
import { voiceReasons } from './reasons/voice-reasons.ts'
import { stageTitle } from './stage-title.ts'

/** The catalogue's own reasons; where another table has the same key, the words here are the general ones and win. */
export const reasonSentences = {
  ...fieldReasons,
  ...actReasons,
  ...requestReasons,
  ...definitionReasons,
  ...linkReasons,
  ...photoReasons,
  ...voiceReasons,
} as const satisfies Record<string, Words>

export type OwnReason = keyof typeof reasonSentences

/** Everything that may stand in `Refusal.reason`, save a sentence that a form brings along itself. */
export type ReasonKey = OwnReason | FormReason | RosterReason | TableReason | `stage-is-${string}`

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key)

/** The sentence of a reason, placeholders not yet filled; undefined when it is no key of the catalogue. */
export function sentenceOfReason(reason: string): Words | undefined {
  if (has(reasonSentences, reason)) return reasonSentences[reason]
  if (has(formWords, reason)) return formWords[reason]
  if (has(rosterReasons, reason)) return rosterReasons[reason]
  if (has(tableRefusals, reason)) return tableRefusals[reason]
  return reason.startsWith('stage-is-') ? stageSentence(reason.slice('stage-is-'.length)) : undefined
}

export function isReasonKey(reason: string): reason is ReasonKey {
  return sentenceOfReason(reason) !== undefined
}

function stageSentence(stage: string): Words {
  return {
    zh: `事项现在在“${stageTitle(stage, 'zh')}”这一步。`,
    en: `The matter is at the step "${stageTitle(stage, 'en')}".`,
  }
}
