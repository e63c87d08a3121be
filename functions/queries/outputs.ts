import type { Lang } from '#shared/language.ts'
import { attendanceNeeds, attendanceOf } from '#shared/blocks/minutes/commands.ts'
import { matterAddress } from '#shared/outputs/matter-address.ts'
import { loudspeakerText } from '#shared/outputs/loudspeaker-text.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { weChatText } from '#shared/outputs/we-chat-text.ts'
import type { Result } from '#shared/result.ts'
import { ok } from '#shared/result.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { findings } from '../store/needs.ts'
import { placeName } from '../store/places.ts'
import { staffFor } from '../store/staff.ts'
import type { World } from '../world.ts'
import type { Asked } from '#shared/outputs/convening-of.ts'
import { conveningOf, groupMessageInput, loudspeakerInput, meetingAsked } from '#shared/outputs/convening-of.ts'
import { minutesOf } from '#shared/outputs/minutes-of.ts'
import { resultOf } from '#shared/outputs/result-of.ts'

/** The papers made from a matter's record beside its minutes. */
export const outputKinds = ['convening', 'result', 'wechat', 'loudspeaker'] as const
type OutputKind = (typeof outputKinds)[number]

/** A paper as text, and as a sheet where it has parts. */
interface Output {
  readonly sheet?: Sheet
  readonly text: string
}

/** The minutes as they stand: a draft that goes with the record until the first person signs. */
export async function minutesFor(world: World, matter: Matter, lang: Lang): Promise<Sheet> {
  const [village, found, staff] = await Promise.all([
    placeName(world, matter.place),
    findings(world, matter.id, matter.place, isFrozen(matter) ? [] : attendanceNeeds(matter)),
    staffFor(world, matter.place),
  ])
  return minutesOf(matter, {
    village,
    lang,
    attendance: isFrozen(matter) ? [] : attendanceOf(matter, found),
    staffNames: new Map(staff.map(({ id, name }) => [id, name])),
  })
}

/** A meeting convened after the first signature is still counted as it stands. */
function isFrozen({ slices }: Matter): boolean {
  const frozen = slices.minutes.attendance
  return slices.meeting.meetings.every(({ id }) => frozen?.some(({ meetingId }) => meetingId === id) === true)
}

/** One paper of a matter. Refusals: `not-found` where there is nothing to tell yet. */
export async function outputFor(
  world: World,
  matter: Matter,
  kind: OutputKind,
  asked: Asked,
  lang: Lang,
): Promise<Result<Output>> {
  const paper = { village: await placeName(world, matter.place), lang }
  if (kind === 'result') {
    const sheet = resultOf(matter, asked, paper)
    return sheet.ok ? ok(asOutput(sheet.value)) : sheet
  }
  const meeting = meetingAsked(matter, asked)
  if (!meeting.ok) return meeting
  switch (kind) {
    case 'convening':
      return ok(asOutput(conveningOf(matter, meeting.value, paper)))
    case 'wechat': {
      const link = matterAddress(world.origin, matter)
      return ok({ text: weChatText(groupMessageInput(matter, meeting.value, { ...paper, link }), lang) })
    }
    case 'loudspeaker':
      return ok({ text: loudspeakerText(loudspeakerInput(matter, meeting.value, paper), lang) })
  }
}

export const asOutput = (sheet: Sheet) => ({ sheet, text: sheetToText(sheet) })
