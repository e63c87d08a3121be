import type { MessageKey } from './message-texts.ts'
import { isMessageKey, textOfMessage } from './message-texts.ts'

/**
 * Which figures of a message a work group may read: what stands on the village board anyway, and what staff themselves named
 * a matter or an action. Never a name, never what a villager wrote, never a reason given to one person. A new message
 * must say here what of it may go out.
 */
const openFigures = {
  'topic-raised': ['matter'],
  'poll-opened': ['question', 'until'],
  'poll-counted': ['question'],
  'notice-published': ['subject'],
  'objection-raised': ['subject'],
  'minutes-to-sign': ['matter'],
  'action-assigned': ['action', 'due'],
  'action-submitted': ['action'],
  'action-urged': ['action'],
  'action-accepted': ['action'],
  'action-returned': ['action'],
} as const satisfies Record<MessageKey, readonly string[]>

/** The figures of a message that may be read in a work group; none of a message nobody knows. */
export function openPart(says: string, figures: Readonly<Record<string, string>>): Record<string, string> {
  const open: readonly string[] = isMessageKey(says) ? openFigures[says] : []
  return Object.fromEntries(Object.entries(figures).filter(([name]) => open.includes(name)))
}

const toStaff = '致经办的同志：'

/** WeCom takes texts of at most 2,048 bytes; a character of Chinese has three. */
const charactersAtMost = 480

/** What a bot says in a work group: the village, what happened, where to go on. `of`: for whom the message was. */
export function groupText(
  message: {
    readonly says: string
    readonly with: Readonly<Record<string, string>>
    readonly recipient: { readonly kind: string; readonly of?: 'staff' | 'village' }
  },
  { villageName, address }: { readonly villageName: string; readonly address: string },
): string {
  const text = textOfMessage({ says: message.says, with: openPart(message.says, message.with) }, 'zh')
  const line = `【${villageName}】${message.recipient.of === 'staff' ? toStaff : ''}${text}`
  // Bots read `<at user_id="all">` as a call to everybody: what people typed must not ring the whole office.
  const harmless = line.replaceAll('<', '＜').replaceAll('>', '＞')
  const letters = [...harmless]
  const short = letters.length > charactersAtMost ? `${letters.slice(0, charactersAtMost).join('')}…` : harmless
  return `${short}\n${address}`
}
