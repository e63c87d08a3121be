import type { Instant } from '#shared/calendar/time.ts'
import { addDays, instantAt, instantFromMillis, millisOf } from '#shared/calendar/time.ts'
import type { meetingWords } from '#shared/text/console/meeting-words.ts'
import { now, today } from './clock.ts'

/** When a poll ends, as one taps it. */
export type Closing = 'hand' | 'soon' | 'today' | 'tomorrow'

const soonMinutes = 30
const evening = '20:00'

export const closingOf = (key: string): Closing =>
  key === 'soon' || key === 'today' || key === 'tomorrow' ? key : 'hand'

/** What can be tapped at this hour. */
export function closings(say: (key: keyof typeof meetingWords, figures?: { n?: number; time?: string }) => string) {
  const tonight = instantAt(today(), evening)
  return [
    { key: 'hand', text: say('byHand') },
    { key: 'soon', text: say('inMinutes', { n: soonMinutes }) },
    ...(tonight !== undefined && now() < tonight ? [{ key: 'today', text: say('todayAt', { time: evening }) }] : []),
    { key: 'tomorrow', text: say('tomorrowAt', { time: evening }) },
  ]
}

/** The moment that is meant; undefined where somebody closes the poll by hand. */
export function closingTime(closes: Closing): Instant | undefined {
  switch (closes) {
    case 'hand':
      return undefined
    case 'soon':
      return instantFromMillis(millisOf(now()) + soonMinutes * 60_000)
    case 'today':
      return instantAt(today(), evening)
    case 'tomorrow':
      return instantAt(addDays(today(), 1), evening)
  }
}
