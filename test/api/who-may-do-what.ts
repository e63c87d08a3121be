import type { RefusalCode } from '#shared/refusal.ts'
import { closing } from '#shared/workflow/step.ts'

/** Staff whose area holds the village that is asked for. */
const insiders = ['organizer', 'helper', 'township supervisor', 'county supervisor', 'administrator'] as const
type Insider = (typeof insiders)[number]
const supervisors: readonly Insider[] = ['township supervisor', 'county supervisor']
export const foreigners = ['organizer of another village', 'supervisor of another township'] as const
export const signedOut = ['nobody', 'expired session', 'ended session', 'invented session'] as const
export const people = [...insiders, ...foreigners, ...signedOut] as const
export type Somebody = (typeof people)[number]

export interface Rule {
  readonly may: readonly Insider[]
  /** What the others of the area are told; `not-your-role` if left out. */
  readonly others?: RefusalCode
  /** What staff of other areas are told; `not-your-village` if left out, undefined when the door is about oneself. */
  readonly foreign?: RefusalCode | undefined
  readonly open?: true
}

const everyInsider: Rule = { may: insiders }
const oneself: Rule = { may: insiders, foreign: undefined }
const organizer: Rule = { may: ['organizer'] }
// Whoever registers places and staff must administer the place; to anybody else the answer is the same everywhere.
const administrator: Rule = { may: ['administrator'], foreign: 'not-your-role' }
const theOpenDoor: Rule = { may: insiders, foreign: undefined, open: true }

/**
 * Who may do what: an organizer runs the matter; a helper records visits and works on actions; a supervisor sees, urges and
 * reviews within the own area; anybody else gets `not-your-role`, outside the own area `not-your-village`.
 */
export const doorRules: Readonly<Record<string, Rule>> = {
  'post /api/sign-in': theOpenDoor,
  'post /api/sign-in/link': theOpenDoor,
  'get /api/me': oneself,
  'delete /api/sessions/{sessionId}': oneself,
  'post /api/password': oneself,
  'get /api/messages': oneself,
  'put /api/places': administrator,
  'post /api/staff': administrator,
  'post /api/staff/{login}/sign-in-link': administrator,
  'delete /api/staff/{login}/sessions': administrator,
  'get /api/places/{code}': everyInsider,
  'get /api/villages/{code}/staff': everyInsider,
  'post /api/villages/{code}/roster/preview': { may: ['organizer', 'administrator'] },
  'post /api/villages/{code}/roster/import': { may: ['organizer', 'administrator'] },
  'get /api/villages/{code}/roster': { may: ['organizer', 'helper', 'administrator'] },
  'post /api/villages/{code}/erasures': { may: ['administrator'] },
  'get /api/villages/{code}/erasures': { may: ['administrator'] },
  'get /api/villages/{code}/matters': everyInsider,
  'post /api/villages/{code}/matters': organizer,
  'get /api/matters/{matterId}': everyInsider,
  'get /api/matters/{matterId}/events': everyInsider,
  'get /api/matters/{matterId}/visits': everyInsider,
  'get /api/matters/{matterId}/objections': everyInsider,
  'get /api/matters/{matterId}/evaluations': everyInsider,
  'get /api/matters/{matterId}/check-ins': everyInsider,
  // Names and phone numbers of villagers who want an answer are for the organizers alone.
  'get /api/matters/{matterId}/raisers': organizer,
  'get /api/matters/{matterId}/minutes': everyInsider,
  'get /api/matters/{matterId}/minutes.docx': everyInsider,
  'get /api/matters/{matterId}/outputs/{kind}': everyInsider,
  'get /api/matters/{matterId}/links.xlsx': organizer,
  'get /api/polls/{pollId}': everyInsider,
  'get /api/polls/{pollId}/published': everyInsider,
  'post /api/polls/{pollId}/assisted': { may: ['organizer', 'helper'] },
  'post /api/links': organizer,
  'post /api/links/spoken': organizer,
  'post /api/links/reissue': organizer,
  'post /api/photos': { may: ['organizer', 'helper', ...supervisors] },
  'get /api/photos/{photoId}': everyInsider,
  'get /api/matters/{matterId}/story': everyInsider,
  'get /api/desk': everyInsider,
  'post /api/desk/seen': everyInsider,
  'get /api/today': oneself,
  'get /api/ledger': everyInsider,
  'get /api/ledger.xlsx': everyInsider,
  // Of the whole deployment, and of no village.
  'get /api/health': administrator,
  // They are a practice stage's: an administrator is told `not-here` anywhere else.
  'get /api/practice/clock': administrator,
  'post /api/practice/clock': administrator,
  'post /api/practice/settled': administrator,
}

const villagersOwn: Rule = { may: [] }
const theClocksOwn: Rule = { may: [], others: 'invalid' }

export const commandRules: Readonly<Record<string, Rule>> = {
  'record-visit': { may: ['organizer', 'helper'] },
  'raise-topic': organizer,
  'decline-topic': organizer,
  'add-voice': organizer,
  convene: organizer,
  'check-in': organizer,
  'open-poll': organizer,
  'name-proxy': organizer,
  'paper-tally': organizer,
  'close-poll': organizer,
  'count-poll': theClocksOwn,
  'drop-list': theClocksOwn,
  'write-minutes': organizer,
  'sign-minutes': { may: ['organizer', 'helper', ...supervisors] },
  'publish-notice': organizer,
  object: villagersOwn,
  'answer-objection': organizer,
  'close-notice': theClocksOwn,
  assign: organizer,
  'report-progress': { may: ['organizer', 'helper'] },
  review: { may: ['organizer', 'helper', ...supervisors] },
  urge: { may: supervisors },
  evaluate: villagersOwn,
  [closing]: organizer,
}
