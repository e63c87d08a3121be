import * as z from 'zod'
import { deliberation } from '#shared/procedures/deliberation.ts'
import type { Entry } from './entry.ts'
import { openedBy } from './entry.ts'
import type { RunningMatter } from './today.ts'

export interface MatterOfVisit {
  /** Its id, or `{opened:…}` while the act that opens it is on its way. */
  readonly id: string
  readonly title: string
}

const acts: Readonly<Record<string, { readonly stages: readonly string[] }>> = deliberation.acts
const takesVisits = acts['record-visit']?.stages ?? []
const beforeMeeting = acts['convene']?.stages ?? []

/**
 * The matters of a village a visit may belong to, the likeliest first: one that was opened on this phone just now, then
 * those that still gather needs, the newest first, then the others that run. `matters` come newest first.
 */
export function mattersForVisit(
  matters: readonly RunningMatter[],
  entries: readonly Entry[],
  village: string,
): MatterOfVisit[] {
  const here = matters.filter(({ place, stage }) => place === village && takesVisits.includes(stage))
  const gather = (one: RunningMatter) => (beforeMeeting.includes(one.stage) ? 0 : 1)
  return [
    ...opening(entries, village),
    ...here.toSorted((a, b) => gather(a) - gather(b)).map(({ matterId, title }) => ({ id: matterId, title })),
  ]
}

/** Matters that this phone opens and that the server does not know yet, the newest first. */
export function opening(entries: readonly Entry[], village: string): MatterOfVisit[] {
  return entries
    .filter(({ path, refused }) => path === `/api/villages/${village}/matters` && refused === undefined)
    .map((entry) => ({
      id: openedBy(entry),
      title: z.object({ title: z.string() }).catch({ title: '' }).parse(entry.body).title,
    }))
    .toReversed()
}
