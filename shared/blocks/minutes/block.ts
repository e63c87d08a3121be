import type { Block } from '../../workflow/block.ts'
import { signMinutes, writeMinutes } from './commands.ts'
import type { MinutesState } from './state.ts'
import { applyToMinutes, noMinutes } from './state.ts'

/** 会议纪要: drafted from the record, added to, signed. */
export const minutes: Block<'minutes', MinutesState> = {
  name: 'minutes',
  initial: noMinutes,
  apply: applyToMinutes,
  figures: {
    signatures: (state) => state.signatures.length,
    signed: (state) => (state.signedAt === undefined ? 0 : 1),
  },
  commands: { 'write-minutes': writeMinutes, 'sign-minutes': signMinutes },
  tells: {
    MinutesWritten: { zh: '补充了会议纪要', en: 'The minutes were added to' },
    MinutesSigned: { zh: '签署了会议纪要', en: 'The minutes were signed' },
  },
}
