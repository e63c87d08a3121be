/** A condition of a write, joined from names that read as sentences. */
export interface Condition {
  readonly expression: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

export const isAbsent: Condition = { expression: 'attribute_not_exists(pk)' }
export const isThere: Condition = { expression: 'attribute_exists(pk)' }

export const revisionIs = (revision: number): Condition => ({
  expression: '#revision = :revision',
  names: { '#revision': 'revision' },
  values: { ':revision': revision },
})

/** Nothing is there, or the version we read. */
export const versionIs = (version: number | undefined): Condition =>
  version === undefined
    ? isAbsent
    : { expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } }

/** The poll has not been shut, and its closing time, if it has one, has not come: at that very instant it is closed. */
export const gateIsOpen = (now: string): Condition => ({
  expression: '#body.#open = :yes AND (attribute_not_exists(#body.#closesAt) OR #body.#closesAt > :now)',
  names: { '#body': 'body', '#open': 'open', '#closesAt': 'closesAt' },
  values: { ':yes': true, ':now': now },
})

/** The vote that was seen: it has been changed so many times and no more. */
export const changedTimes = (changes: number): Condition => ({
  expression:
    changes === 0
      ? 'attribute_exists(pk) AND attribute_not_exists(#body.#changes)'
      : 'attribute_exists(pk) AND #body.#changes = :changes',
  names: { '#body': 'body', '#changes': 'changes' },
  ...(changes === 0 ? {} : { values: { ':changes': changes } }),
})

/** No sealed paper was given out on this mark. */
export const isNotTaken: Condition = {
  expression: 'attribute_not_exists(#body.#taken)',
  names: { '#body': 'body', '#taken': 'taken' },
}

/** Nothing is there, or what the same paper list put there before. */
export const isAbsentOrOf = (tallyId: string): Condition => ({
  expression: 'attribute_not_exists(pk) OR #body.#tallyId = :tallyId',
  names: { '#body': 'body', '#tallyId': 'tallyId' },
  values: { ':tallyId': tallyId },
})

export const isNotUsed = (by: string): Condition => ({
  expression: 'attribute_exists(pk) AND (attribute_not_exists(usedBy) OR usedBy = :by)',
  values: { ':by': by },
})

/** Nothing has been counted here yet, or the count is the one that was read. */
export const guessesAre = (version: number): Condition => ({
  expression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
  names: { '#version': 'version' },
  ...(version === 0 ? {} : { values: { ':version': version } }),
})

/** Something has been counted here, and less than this. */
export const guessesBelow = (most: number): Condition => ({
  expression: 'attribute_exists(#version) AND #failures < :most',
  names: { '#version': 'version', '#failures': 'failures' },
  values: { ':most': most },
})

/** Nothing is there, nothing with a day, or nothing from a later day than this. */
export const isNotLaterThan = (day: string | undefined): Condition =>
  day === undefined
    ? { expression: 'attribute_not_exists(validFrom)' }
    : { expression: 'attribute_not_exists(validFrom) OR validFrom <= :day', values: { ':day': day } }

/** The row says what it said when it was read. */
export const bodyIs = (body: unknown): Condition => ({
  expression: '#body = :body',
  names: { '#body': 'body' },
  values: { ':body': body },
})
