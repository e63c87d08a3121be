import type { Instant } from '#shared/calendar/time.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Actor, StaffRole } from '#shared/workflow/actor.ts'

export function moment(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`no instant: ${text}`)
  return instant
}

const staff = (id: string, ...roles: StaffRole[]) => ({ kind: 'staff', id, name: `${id} by name`, roles }) as const

export const organizer = staff('bao', 'organizer')
export const otherOrganizer = staff('wu', 'organizer')
export const helper = staff('li', 'helper')
export const otherHelper = staff('qi', 'helper')
export const supervisor = staff('su', 'supervisor')
export const administrator = staff('admin', 'administrator')
export const passerBy: Actor = { kind: 'public', place: '150526100201' }
export const clock: Actor = { kind: 'system' }
export const villager = (code: string, list = 'households'): Actor => ({ kind: 'villager', voter: { list, code } })

/** Who works at the village, as the store answers the need `staff`. */
export const staffHere = [organizer, otherOrganizer, helper, otherHelper, supervisor, administrator].map(
  ({ id, name, roles }) => ({
    id,
    name,
    roles,
  }),
)

/** `h01`…`h10`, each with weight 1 or the weights given. */
export function households(count: number, weights: readonly number[] = []) {
  return Array.from({ length: count }, (_, n) => {
    const code = `h${String(n + 1).padStart(2, '0')}`
    return { code, name: `household ${code}`, weight: weights[n] ?? 1 }
  })
}
