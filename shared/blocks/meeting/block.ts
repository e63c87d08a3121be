import type { Block } from '../../workflow/block.ts'
import { checkIn, convene } from './commands.ts'
import type { MeetingState } from './state.ts'
import { applyToMeetings, noMeetings } from './state.ts'

/** 议: who is called, when and where, on which topics, and who came. */
export const meeting: Block<'meeting', MeetingState> = {
  name: 'meeting',
  initial: noMeetings,
  apply: applyToMeetings,
  figures: {
    count: (state) => state.meetings.length,
    'checked-in': (state) => state.meetings.reduce((sum, { checkedInCount }) => sum + checkedInCount, 0),
  },
  commands: { convene, 'check-in': checkIn },
  tells: {
    MeetingConvened: { zh: '召集了会议', en: 'A meeting was convened' },
    CheckedIn: { zh: '有人签到', en: 'People checked in' },
  },
}
