import type { Unit } from '../decision/unit.ts'
import type { Words } from '../language.ts'

/** The word after a number of what is counted: 46户. */
export const unitWords = {
  people: { zh: '人', en: 'people' },
  households: { zh: '户', en: 'households' },
  votes: { zh: '票', en: 'votes' },
} as const satisfies Record<Unit, Words>
