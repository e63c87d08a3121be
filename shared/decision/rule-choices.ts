import type { LocalDate } from '../calendar/time.ts'
import type { Rule } from './rule.ts'
import type { RuleSet } from './rule-sets/rule-set.ts'
import { ruleSets, ruleSetsOn } from './rule-sets.ts'
import type { Unit } from './unit.ts'

/** A rule to vote by: a rule set in force, or none, which only asks for advice. */
export interface RuleChoice {
  readonly key: string
  readonly rule: Rule
  /** The law behind it; undefined for advice. */
  readonly from?: RuleSet
}

/** The key of the choice without any law: the leading choice advises. */
export const advice: RuleChoice = { key: 'advisory', rule: {} }

/**
 * The rules one may choose among for a poll held that day at that kind of meeting: those of its kind first, the one that fits
 * what the list counts before the others; then advice, unless the kind itself only advises; then those of other kinds.
 */
export function ruleChoices(day: LocalDate, kind: string, unit: Unit): readonly RuleChoice[] {
  const own = ruleSetsOn(day, kind)
  const fitting = own.filter((set) => fits(set, unit))
  const first = [...fitting, ...own.filter((set) => !fitting.includes(set))]
  const kinds = [...new Set(ruleSets.map(({ body }) => body))].filter((body) => body !== kind)
  const other = kinds.flatMap((body) => ruleSetsOn(day, body))
  const choices = [...first.map(choiceOf), advice, ...other.map(choiceOf)]
  // What only advises is offered once, as advice.
  return choices.filter(({ rule, from }) => from === undefined || Object.keys(rule).length > 0)
}

/** Kinds of meeting that rules are known for on a day, each once: first what may be called at any time and only advises. */
export function meetingKinds(day: LocalDate): readonly string[] {
  const kinds = [...new Set(ruleSets.map(({ body }) => body))].filter((body) => ruleSetsOn(day, body).length > 0)
  const advises = (body: string) => ruleSetsOn(day, body).every(({ rule }) => Object.keys(rule).length === 0)
  return [...kinds.filter(advises), ...kinds.filter((body) => !advises(body))]
}

const choiceOf = (set: RuleSet): RuleChoice => ({ key: set.id, rule: set.rule, from: set })

/** Whether a rule set counts households where the list does, persons where it does not. */
const fits = ({ id }: RuleSet, unit: Unit): boolean => id.includes('households') === (unit === 'households')
