import type { Words } from '../language.ts'
import { daysBetween, type LocalDate } from '../calendar/time.ts'
import { collectiveEconomyLaw } from './rule-sets/collective-economy-law.ts'
import { deliberation } from './rule-sets/deliberation.ts'
import { labourAndFunds } from './rule-sets/labour-and-funds.ts'
import { partyPractice } from './rule-sets/party-practice.ts'
import type { RuleSet } from './rule-sets/rule-set.ts'
import { villagersCommitteeLaw } from './rule-sets/villagers-committee-law.ts'

/** Every rule set known, in force or not; an old matter is shown with the law of its day. */
export const ruleSets: readonly RuleSet[] = [
  ...villagersCommitteeLaw,
  ...collectiveEconomyLaw,
  ...labourAndFunds,
  ...partyPractice,
  ...deliberation,
]

/**
 * The rule sets in force that day for that kind of meeting (村民会议…), the usual one first; more than one where the law
 * gives a choice (adults or households) or a special purpose has its own; none for a kind no law speaks of.
 */
export function ruleSetsOn(date: LocalDate, kind: string): readonly RuleSet[] {
  return ruleSets.filter(
    (set) => set.body === kind && set.validFrom <= date && (set.validTo === undefined || date <= set.validTo),
  )
}

/** Shown on the screen and in the minutes. */
export interface NoticeWarning {
  readonly ruleSet: RuleSet
  readonly daysAsked: number
  readonly daysGiven: number
  readonly sentence: Words
}

/**
 * Warns when a meeting is called later than the law in force on the day it is held asks; null when it is not, or when no
 * law asks. Never a reason to refuse: provinces differ, and some matters cannot wait.
 */
export function noticeWarning(kind: string, convenedOn: LocalDate, heldOn: LocalDate): NoticeWarning | null {
  const daysGiven = daysBetween(convenedOn, heldOn)
  const [strictest] = ruleSetsOn(heldOn, kind)
    .flatMap((ruleSet) => (ruleSet.noticeDays === undefined ? [] : [{ ruleSet, daysAsked: ruleSet.noticeDays }]))
    .toSorted((a, b) => b.daysAsked - a.daysAsked)
  if (!strictest || daysGiven >= strictest.daysAsked) return null
  const { ruleSet, daysAsked } = strictest
  const given = Math.max(0, daysGiven)
  return {
    ...strictest,
    daysGiven,
    sentence: {
      zh: `${kind}应提前${daysAsked}天通知，这次只提前${given}天（${ruleSet.law.zh}，${ruleSet.article.zh}）。`,
      en: `This meeting asks for ${days(daysAsked)} of notice; it has ${days(given)} (${ruleSet.law.en}, ${ruleSet.article.en}).`,
    },
  }
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
