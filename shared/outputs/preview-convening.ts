import type { Words } from '../language.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import { previewWords } from '../text/staff-words.ts'
import type { Matter } from '../workflow/matter.ts'
import { conveningOf, groupMessageInput, loudspeakerInput } from './convening-of.ts'
import { loudspeakerText } from './loudspeaker-text.ts'
import type { PreviewContext } from './preview-step.ts'
import { previewId, previewStep } from './preview-step.ts'
import type { Sheet } from './sheet.ts'
import type { SlipText } from './slip-text.ts'
import { invitation } from './slip-text.ts'
import { matterAddress } from './matter-address.ts'
import { weChatText } from './we-chat-text.ts'

/** The data of a `convene` command, as the form has it so far. */
export interface ConveningOrder {
  readonly answers: Readonly<Record<string, unknown>>
  readonly topics: readonly string[]
  readonly electorate: string
}

export interface ConveningContext extends PreviewContext {
  /** Where villagers open the product: `https://cun.example`. */
  readonly origin: string
  /** The size of the list that is called: its people or households, and the votes they carry together. */
  readonly called: { readonly count: number; readonly weight: number }
}

export interface ConveningPreview {
  readonly notice: Sheet
  readonly wechat: string
  readonly loudspeaker: string
  /** What every slip of this meeting says beside a name and its code. */
  readonly slip: SlipText
  /** What the convener should know; none of it is a bar. The law's are minuted, the others are only said here. */
  readonly warnings: readonly Words[]
}

/**
 * Everything that goes out when a meeting is convened, before it does: the convening is decided on the matter in hand as
 * the server will decide it, so what is shown is what will be published. Refusals: all of `convene`, with field and reason.
 */
export function previewConvening(
  matter: Matter,
  order: ConveningOrder,
  context: ConveningContext,
): Result<ConveningPreview> {
  const after = previewStep(matter, { type: 'convene', data: order }, context, { roster: rowsOfSize(context.called) })
  if (!after.ok) return after
  const meeting = after.value.slices.meeting.meetings.find(({ id }) => id === previewId)
  if (meeting === undefined) return refused(refusal('not-found', { field: 'meeting' }))
  const { lang } = context
  const paper = { village: context.village, lang }
  const link = matterAddress(context.origin, matter)
  return ok({
    notice: conveningOf(after.value, meeting, paper),
    wechat: weChatText(groupMessageInput(after.value, meeting, { ...paper, link }), lang),
    loudspeaker: loudspeakerText(loudspeakerInput(after.value, meeting, paper), lang),
    slip: invitation(after.value, meeting, paper),
    warnings: [...meeting.warnings, ...advice(meeting, context)],
  })
}

function advice({ heldAt }: Meeting, { now }: ConveningContext): Words[] {
  return heldAt <= now ? [previewWords.past] : []
}

/** A list of that size and weight: of its people a convening asks nothing else, and their names stay off the phone. */
function rowsOfSize({ count, weight }: ConveningContext['called']) {
  return Array.from({ length: count }, (_, n) => ({
    code: String(n + 1),
    name: '',
    weight: n === 0 ? weight - count + 1 : 1,
  }))
}
