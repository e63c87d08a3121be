import { createHash } from 'node:crypto'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play } from '../stage.ts'

/** The voter that nothing may join to a choice, and everything that could stand for either. */
export interface Suspect {
  readonly code: string
  readonly pollId: string
  readonly choices: readonly { readonly key: string; readonly text: string }[]
  /** Long texts that stand for the voter alone: name, link token and its digests, receipt. */
  readonly signs: readonly string[]
  readonly otherCodes: ReadonlySet<string>
  readonly otherSigns: readonly string[]
  /** What people typed into titles, backgrounds and notes: it may speak of the choices, and says nothing of a vote. */
  readonly authored: readonly string[]
  /** Named polls may say openly who chose what, even in the same words. */
  readonly namedPollIds: readonly string[]
}

export function suspectOf(play: Play, pollKey: string, code: string): Suspect {
  const opening = openingOf(play, pollKey)
  const pollId = idOf(play, 'poll', pollKey)
  const signsOf = (voter: string): string[] => {
    const token = play.links.get(`vote:${pollId}:${voter}`)?.pathname.split('/')[2]
    const receipt = play.ballots.get(pollKey)?.get(voter)?.receipt
    return [
      ...play.voters.filter((one) => one.code === voter && one.list === opening?.electorate).map(({ name }) => name),
      ...(token === undefined ? [] : [token, ...digestsOf(token)]),
      ...(receipt === undefined ? [] : [receipt]),
    ]
  }
  const others = play.voters.filter((one) => one.code !== code).map((one) => one.code)
  return {
    code,
    pollId,
    choices: opening?.choices ?? [],
    signs: signsOf(code),
    otherCodes: new Set(others),
    otherSigns: [...new Set(others)].flatMap(signsOf),
    authored: authoredTexts(play),
    namedPollIds: play.scenario.steps.flatMap(({ step }) =>
      step.do === 'open-poll' && !step.secret ? [play.made.get(`poll:${step.key}`) ?? []].flat() : [],
    ),
  }
}

export function openingOf(play: Play, pollKey: string): StepOf<'open-poll'> | undefined {
  const found = play.scenario.steps.find(({ step }) => step.do === 'open-poll' && step.key === pollKey)?.step
  return found?.do === 'open-poll' ? found : undefined
}

export function digestsOf(text: string): string[] {
  const digest = createHash('sha256').update(text).digest()
  return [digest.toString('hex'), digest.toString('base64url'), digest.toString('base64').replace(/=+$/, '')]
}

const typedKeys = new Set(['title', 'background', 'question', 'reason', 'needs', 'subject', 'comment', 'place'])

function authoredTexts(play: Play): string[] {
  const texts = play.scenario.steps.flatMap(({ step }) =>
    Object.entries(step).flatMap(([key, value]) =>
      typeof value === 'string' && (typedKeys.has(key) || key === 'text') ? [value] : [],
    ),
  )
  return [play.scenario.title, ...texts].sort((a, b) => b.length - a.length)
}
