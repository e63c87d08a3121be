import { metricDoor } from '#functions/invocation/metric-names.ts'
import { blocks } from '#shared/blocks/blocks.ts'
import { isRefusalCode } from '#shared/refusal.ts'
import { closing } from '#shared/workflow/step.ts'
import { countNames } from '#functions/invocation/notes.ts'
import type { Scenario } from '#test/walkthrough/scenario.ts'
import { rollsOf } from '#test/walkthrough/voters.ts'

export type LogEvent = Readonly<Record<string, unknown>>

/** What must stand in no event: texts as they are, and short words that must not stand in it by themselves. */
export interface Secrets {
  readonly texts: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const fields: readonly string[] = [
  'timestamp',
  'level',
  'door',
  'stage',
  'release',
  'requestId',
  'status',
  'durationMs',
  'cold',
  'matter',
  'place',
  'command',
  'refusal',
  'readUnits',
  'writeUnits',
  ...countNames,
  'error',
  'stack',
  '_aws',
  'Stage',
  'Door',
  'DurationMs',
  'ReadUnits',
  'WriteUnits',
  'Refusals',
  'Errors',
]

const commands = new Set(['open-matter', closing, ...blocks.flatMap((block) => Object.keys(block.commands))])
const eachOf = (value: unknown, fits: (word: string) => boolean) => String(value).split(' ').every(fits)

/** Fields whose values come from closed lists: nobody's own words can stand there. */
const closed: Readonly<Record<string, (value: unknown, doors: ReadonlySet<string>) => boolean>> = {
  door: (value, doors) => doors.has(String(value)),
  Door: (value, doors) => [...doors].some((door) => metricDoor(door) === value),
  level: (value) => ['info', 'warn', 'error'].includes(String(value)),
  command: (value) => eachOf(value, (word) => commands.has(word)),
  refusal: (value) => eachOf(value, isRefusalCode),
  matter: (value) => eachOf(value, (word) => /^[0-9A-Za-z]{16}$/.test(word)),
  place: (value) => eachOf(value, (word) => /^\d{2,12}$/.test(word) && word.length !== 11),
}

const phone = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/
/** Of a link: 22 letters and digits; of a session or anything like it: more of the URL-safe alphabet. */
const token = /(?<![\w-])(?:[0-9A-Za-z]{22}|[\w-]{43,})(?![\w-])/

/** The first thing in an event that must not be there; undefined when there is none. */
export function leakIn(event: LogEvent, doors: ReadonlySet<string>, { texts, words }: Secrets): string | undefined {
  for (const [field, value] of Object.entries(event)) {
    if (!fields.includes(field)) return `a field ${field}`
    const fits = closed[field]
    if (fits !== undefined) {
      if (!fits(value, doors)) return `${field} ${String(value)}`
      continue
    }
    const said = typeof value === 'string' ? value : JSON.stringify(value)
    const found = phone.exec(said)?.[0] ?? token.exec(said)?.[0] ?? [...texts].find((text) => said.includes(text))
    if (found !== undefined) return `${field}: ${found}`
    const word = said.split(/[^\p{L}\p{N}_-]+/u).find((one) => words.has(one))
    if (word !== undefined) return `${field}: ${word}`
  }
  return undefined
}

/** Everybody's names, codes and choices, and what they wrote. */
export function secretsOf(scenario: Scenario): { texts: Set<string>; words: Set<string> } {
  const voters = rollsOf(scenario)
  const polls = scenario.steps.flatMap(({ step }) => (step.do === 'open-poll' ? step.choices : []))
  const written = scenario.steps.flatMap(({ step }): (string | undefined)[] => {
    if (step.do === 'visit') return [step.needs]
    if (step.do === 'evaluate') return [step.comment]
    return step.do === 'object' || step.do === 'urge' || step.do === 'progress' ? [step.text] : []
  })
  return {
    texts: new Set(
      [
        ...scenario.staff.map(({ name }) => name),
        ...voters.map(({ name }) => name),
        ...polls.map(({ text }) => text),
        ...written.flatMap((text) => text ?? []),
        scenario.title,
      ].filter((text) => text.length > 1),
    ),
    words: new Set([...voters.map(({ code }) => code), ...polls.map(({ key }) => key), 'abstain']),
  }
}
