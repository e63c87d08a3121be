import type { Instant } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

export interface Signature {
  readonly staff: string
  readonly name: string
  readonly at: Instant
}

/** Who was due and who was there, meeting by meeting, as the record stood when the first person signed. */
export interface Attendance {
  readonly meetingId: string
  readonly presentCount: number
}

/** Minutes (会议纪要) draft themselves from the record; people add and sign. The first signature freezes the text. */
export interface MinutesState {
  readonly added: string
  readonly signers: readonly string[]
  readonly signatures: readonly Signature[]
  readonly attendance?: readonly Attendance[]
  readonly signedAt?: Instant
}

export type MinutesEvent =
  | { type: 'MinutesWritten'; at: Instant; by: string; added?: string; signers?: readonly string[] }
  | {
      type: 'MinutesSigned'
      at: Instant
      by: string
      name: string
      attendance?: readonly Attendance[]
      complete: boolean
    }

export const noMinutes: MinutesState = { added: '', signers: [], signatures: [] }

export function applyToMinutes(state: MinutesState, event: MatterEvent): MinutesState {
  switch (event.type) {
    case 'MinutesWritten':
      return {
        ...state,
        added: [state.added, event.added ?? ''].filter((text) => text !== '').join('\n'),
        signers: event.signers ?? state.signers,
      }
    case 'MinutesSigned':
      return {
        ...state,
        signatures: [...state.signatures, { staff: event.by, name: event.name, at: event.at }],
        ...(event.attendance === undefined ? {} : { attendance: event.attendance }),
        ...(event.complete ? { signedAt: event.at } : {}),
      }
    default:
      return state
  }
}
