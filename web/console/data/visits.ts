import * as z from 'zod'
import type { View } from './console.tsx'
import { useView } from './console.tsx'

const answersOfVisit = z.object({
  household: z.string().optional(),
  needs: z.string().default(''),
  visitedOn: z.string().optional(),
  areas: z.array(z.string()).default([]),
  photos: z.array(z.string()).default([]),
})

const visitsAnswer = z.object({
  visits: z.array(z.object({ id: z.string(), byName: z.string(), recordedAt: z.string(), answers: answersOfVisit })),
})
export type KeptVisit = z.infer<typeof visitsAnswer>['visits'][number]

/** Visits of a matter as they were written down. */
export function useVisits(matterId: string): View<z.infer<typeof visitsAnswer>> {
  return useView(`/api/matters/${matterId}/visits`, visitsAnswer)
}

/** What a visit in the outbox says. */
export function answersIn(body: Readonly<Record<string, unknown>>): z.infer<typeof answersOfVisit> {
  const parsed = z.object({ data: z.object({ answers: answersOfVisit }) }).safeParse(body)
  return parsed.success ? parsed.data.data.answers : answersOfVisit.parse({})
}

const raisersAnswer = z.object({
  raisers: z.array(z.object({ topicId: z.string(), name: z.string().optional(), phone: z.string().optional() })),
})

/** Who raised which topic, if they wanted an answer; for organizers alone. */
export function useRaisers(matterId: string | undefined): View<z.infer<typeof raisersAnswer>> {
  return useView(matterId === undefined ? undefined : `/api/matters/${matterId}/raisers`, raisersAnswer)
}
