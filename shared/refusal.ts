/**
 * The closed list of refusals: what people may be told when something is not done. The API, the pages and the tests use
 * this list and nothing else; every code has a sentence in each language in `shared/text` (it does not compile otherwise).
 */
export const refusals = {
  // of the person or the link
  'signed-out': { status: 401 },
  'sign-in-failed': { status: 401 },
  'slow-down': { status: 429 },
  'link-unknown': { status: 404 },
  'link-revoked': { status: 410 },
  'link-used': { status: 410 },
  'link-expired': { status: 410 },
  'not-your-village': { status: 403 },
  'not-your-role': { status: 403 },
  // of voting
  'already-voted': { status: 409 },
  'poll-closed': { status: 409 },
  'poll-not-open': { status: 409 },
  'not-entitled': { status: 403 },
  recused: { status: 403 },
  'too-many-choices': { status: 422 },
  'unknown-choice': { status: 422 },
  'tally-mismatch': { status: 422 },
  // of the matter
  'wrong-stage': { status: 409 },
  'no-visit-yet': { status: 409 },
  'own-work': { status: 403 },
  'notice-open': { status: 409 },
  'objections-unanswered': { status: 409 },
  'actions-open': { status: 409 },
  'low-score': { status: 409 },
  // of the request
  invalid: { status: 422 },
  'not-found': { status: 404 },
  'too-large': { status: 413 },
  'too-many': { status: 429 },
  conflict: { status: 409 },
  'stale-revision': { status: 409 },
  'not-here': { status: 404 },
} as const satisfies Record<string, { status: number }>

export type RefusalCode = keyof typeof refusals

export const refusalCodes = Object.keys(refusals).filter(isRefusalCode)

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(refusals, text)
}

/** One thing that is wrong with one field: `field` is a path such as `choices[2].text`, `reason` a key of the catalogue. */
export interface Fault {
  readonly field: string
  readonly reason: string
}

export interface Refusal {
  readonly code: RefusalCode
  /** The first field at fault, when it is a field. */
  readonly field?: string
  /** Why, for people: a key of the text catalogue or a sentence of a form's own. */
  readonly reason?: string
  /** All faults of a form or an import, in the order of its fields. */
  readonly faults?: readonly Fault[]
}

/** Makes a refusal; `details` name the field and the reason where there is one. */
export function refusal(code: RefusalCode, details: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...details }
}
