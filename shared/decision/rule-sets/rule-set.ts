import type { Words } from '../../language.ts'
import type { Rule } from '../rule.ts'

/** What a law, a Party rule or local practice asks of one kind of meeting during one span of time. */
export interface RuleSet {
  readonly id: string
  readonly law: Words
  readonly article: Words
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom: string
  /** Last day in force; without it still in force. */
  readonly validTo?: string
  /** Kind of meeting as `convene` names it: 村民会议, 村民代表会议… */
  readonly body: string
  /** Who stands on the frozen list, and for how much. */
  readonly electorateIs: Words
  readonly rule: Rule
  /** Days between the call and the meeting. */
  readonly noticeDays?: number
  readonly note?: Words
  /** Whether article and figures were read in a published text; false: from memory or carried over, to be checked before quoting. */
  readonly verified: boolean
}
