import { blocks } from '../blocks/blocks.ts'
import type { Words } from '../language.ts'

/** How the life of a matter itself is told; what its blocks do, they tell themselves. */
const lifeWords = {
  MatterOpened: { zh: '新建了事项', en: 'The matter was opened' },
  StageEntered: { zh: '进入下一环节', en: 'The matter moved on' },
  SentBack: { zh: '评价分低，退回再办', en: 'The scores were low: sent back to be acted upon' },
} as const satisfies Record<string, Words>

const told = new Map<string, Words>([
  ...Object.entries(lifeWords),
  ...blocks.flatMap(({ tells }) => Object.entries(tells)),
])

/** What happened, in a few words; the type of an event that nobody tells. */
export function tellingOf(type: string): Words {
  return told.get(type) ?? { zh: type, en: type }
}
