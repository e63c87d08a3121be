import type { Lang } from '../language.ts'
import type { Named } from './strip-household.ts'
import { stripHousehold } from './strip-household.ts'

export interface VisitNeeds {
  readonly household?: string | undefined
  readonly needs: string
}

export interface TopicDraft {
  readonly title: string
  readonly background: string
}

/** Characters: a question people remember, not a paragraph; the command takes 60. */
const titleAtMost = 30

/**
 * A topic out of what visits heard: the first clause as its title, all needs as its background, one line each. `draft` is
 * without what points at a household, `plain` is as it was noted; `removed` tells the difference.
 */
export function topicFromVisits(visits: readonly VisitNeeds[], people: readonly Named[], lang: Lang) {
  const written = draftOf(visits.map(({ needs }) => needs))
  const taken = visits.map(({ needs, household }) => stripHousehold(needs, people, household, lang))
  return {
    plain: written,
    draft: draftOf(taken.map(({ text }) => text)),
    removed: [...new Set(taken.flatMap(({ removed }) => removed))],
  }
}

function draftOf(needs: readonly string[]): TopicDraft {
  const lines = needs.map((one) => one.trim()).filter((one) => one !== '')
  const [first = ''] = lines
  const background = lines.length > 1 ? lines.map((one, n) => `${n + 1}. ${one}`).join('\n') : first
  return { title: firstClause(first), background }
}

/** Up to the first sign that ends a clause: full stops, commas, semicolons, line ends, Chinese and Latin. */
function firstClause(text: string): string {
  const [clause = ''] = text.split(/[\u3002\uff0c\uff1b\uff01\uff1f,;!?\n]|\.\s/)
  const whole = clause.trim()
  return whole.length <= titleAtMost ? whole : `${whole.slice(0, titleAtMost - 1)}\u2026`
}
