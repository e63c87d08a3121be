import * as z from 'zod'
import type { Matter } from '#shared/workflow/matter.ts'
import { instant } from '#shared/workflow/fields.ts'
import type { View } from './console.tsx'
import { useView } from './console.tsx'

const matterAnswer = z.object({
  // Of our own server: its shape is checked where it is made, and a later one brings a later console with it.
  matter: z.custom<Matter>((value) => z.object({ id: z.string(), slices: z.object({}) }).safeParse(value).success),
  revision: z.int(),
  now: instant,
  /** Command types I may try from here. */
  allowed: z.array(z.string()),
  actions: z.array(z.looseObject({ id: z.string(), overdue: z.boolean() })),
  notices: z.array(z.looseObject({ id: z.string(), standing: z.enum(['open', 'objected', 'restarted', 'closed']) })),
})
export type MatterHere = z.infer<typeof matterAnswer>

/** A matter as it stands, and what I may do with it. */
export function useMatter(matterId: string | undefined, options: { everyMs?: number } = {}): View<MatterHere> {
  return useView(matterId === undefined ? undefined : `/api/matters/${matterId}`, matterAnswer, options)
}

const rosterAnswer = z.object({
  lists: z.array(z.object({ list: z.string(), count: z.int(), weight: z.number() })),
  members: z.array(z.looseObject({ code: z.string(), name: z.string(), weight: z.number() })).optional(),
})
export type RosterMember = { readonly code: string; readonly name: string; readonly weight: number }

/** The lists of a village and, if one is named, its people. */
export function useRoster(village: string | undefined, list?: string): View<z.infer<typeof rosterAnswer>> {
  const query = list === undefined ? '' : `?list=${encodeURIComponent(list)}`
  return useView(village === undefined ? undefined : `/api/villages/${village}/roster${query}`, rosterAnswer)
}

const staffAnswer = z.object({
  staff: z.array(z.looseObject({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
})

/** Who works for a village. */
export function useVillageStaff(village: string | undefined): View<z.infer<typeof staffAnswer>> {
  return useView(village === undefined ? undefined : `/api/villages/${village}/staff`, staffAnswer)
}

const placeAnswer = z.object({ place: z.object({ code: z.string(), name: z.string() }) })

/** What a place is called. */
export function usePlace(code: string | undefined): View<z.infer<typeof placeAnswer>> {
  return useView(code === undefined ? undefined : `/api/places/${code}`, placeAnswer)
}
