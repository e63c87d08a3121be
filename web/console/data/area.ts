import { covers } from '#shared/workflow/actor.ts'
import * as z from 'zod'
import type { Me, View } from './console.tsx'
import { useView } from './console.tsx'

const place = z.object({ code: z.string(), name: z.string() })
const areaAnswer = z.object({ place, children: z.array(place), ancestors: z.array(place) })
export type Place = z.infer<typeof place>
export type Area = z.infer<typeof areaAnswer>

/** A place with what lies in it and around it. */
export function useArea(code: string | undefined): View<Area> {
  return useView(code === undefined ? undefined : `/api/places/${code}`, areaAnswer)
}

/** Division codes of the places I look after, in their order; those of the whole country have none. */
export function myPlaces({ roles }: Me): readonly string[] {
  return [...new Set(roles.map((one) => one.place).filter((code) => code !== '0'))].toSorted()
}

/** Whether I work for a place or for an area around it. */
export function isMine({ roles }: Me, code: string): boolean {
  return roles.some((one) => covers(one.place, code))
}

/** A village's code is as long as codes are. */
export const isVillage = (code: string): boolean => code.length === 12
