import { procedures } from '#shared/procedures/procedures.ts'
import type { Result } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { CompiledProcedure } from '#shared/workflow/compile.ts'
import type { Member, Play } from './driver.ts'
import { play } from './driver.ts'
import { helper, households, organizer, supervisor } from './people.ts'

export const stages = ['visit', 'propose', 'discuss', 'act', 'evaluate', 'closed'] as const
export type StageName = (typeof stages)[number]

export function deliberationProcedure(): CompiledProcedure {
  const procedure = procedures('deliberation')
  if (procedure === undefined) throw new Error('no deliberation in the house')
  return procedure
}

/** A matter of the house's deliberation in a village of ten households, or as many as `members` says. */
export const deliberation = (members: readonly Member[] = households(10)): Play =>
  play(deliberationProcedure(), { households: members, nobody: [] })

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** What people told at the door, as the visit form takes it. */
export const visitNotes = { answers: { needs: 'a dry road to the school' } }

export const agenda = (topics: readonly string[]) => ({
  answers: { kind: 'assembly', place: 'hall', heldOn: '2026-03-20', heldAt: '19:30' },
  topics,
  electorate: 'households',
})

/** A poll with everything it must have; `more` changes it. */
export const ballotPaper = (topicId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  topicId,
  question: 'which crop',
  choices: [
    { key: 'a', text: 'apples' },
    { key: 'b', text: 'beans' },
    { key: 'c', text: 'clover' },
  ],
  electorate: 'households',
  secret: true,
  rule: { pass: { of: 'present', moreThan: '1/2' } },
  ...more,
})

export interface Reached {
  readonly matter: Play
  readonly topicId: string
  readonly actionId: string
}

/** Plays a matter up to a stage, with one topic, nothing passed, and one accepted action from `evaluate` on. */
export function reach(stage: StageName, members?: readonly Member[]): Reached {
  const matter = deliberation(members)
  const all = { matter, topicId: '', actionId: '' }
  if (stage === 'visit') return all
  must(matter.does(helper, 'record-visit', visitNotes))
  const topicId = must(matter.does(organizer, 'raise-topic', { title: 'a road' })).id
  if (stage === 'propose') return { ...all, topicId }
  must(matter.does(organizer, 'convene', agenda([topicId])))
  must(matter.does(organizer, 'check-in', { voters: ['h01', 'h02'] }))
  if (stage === 'discuss') return { ...all, topicId }
  signMinutes(matter, organizer)
  if (stage === 'act') return { ...all, topicId }
  const actionId = assignAction(matter, topicId)
  finishAction(matter, actionId)
  if (stage === 'closed') must(matter.does(organizer, 'close'))
  return { matter, topicId, actionId }
}

export function signMinutes(matter: Play, signer: Actor & { id: string }): void {
  must(matter.does(organizer, 'write-minutes', { text: 'as read out', signers: [signer.id] }))
  must(matter.does(signer, 'sign-minutes'))
}

export const actionFor = (topicId: string) => ({
  topicId,
  text: 'gravel the road',
  owner: helper.id,
  due: '2026-04-30',
})

export function assignAction(matter: Play, topicId: string): string {
  return must(matter.does(organizer, 'assign', actionFor(topicId))).id
}

export function finishAction(matter: Play, actionId: string): void {
  must(matter.does(helper, 'report-progress', { actionId, text: 'done', submit: true }))
  must(matter.does(supervisor, 'review', { actionId, verdict: 'accept' }))
}
