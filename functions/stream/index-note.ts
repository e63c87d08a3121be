import * as z from 'zod'
import { localDateOf } from '#shared/calendar/time.ts'
import { weekOf } from '#shared/views/stage-ages.ts'
import type { Matter } from '#shared/workflow/matter.ts'

/** What the desks hold of a matter: which rows, and under which counter it was counted. */
export const indexNote = z.object({
  version: z.int(),
  revision: z.int(),
  /** Where notes are old there is only the stage: the matter was counted under `stage-…`, without its week. */
  stage: z.string(),
  counter: z.exactOptional(z.string()),
  /** Rows that may lie about, and the digest of each that is known to be written just so; the others have ''. */
  rows: z.record(z.string(), z.string()).default({}),
  /** Where notes are old, rows without digests. */
  entries: z.exactOptional(z.array(z.string())),
})
export type IndexNote = z.infer<typeof indexNote>

/** The counter a matter belongs to: its procedure, its stage and the week it entered it. */
export function counterOf({ procedure, stage, stageSince }: Matter): string {
  return `${procedure.id}/${stage}@${weekOf(localDateOf(stageSince))}`
}

/** Under which counter it was counted, whatever the form of the note; undefined when it was not yet. */
export function countedUnder(note: IndexNote | undefined): string | undefined {
  if (note === undefined) return undefined
  return note.counter ?? (note.stage === '' ? undefined : `stage-${note.stage}`)
}

/** Rows that may lie about, by their entries, with the digests of those that are known. */
export function rowsOf(note: IndexNote | undefined): ReadonlyMap<string, string> {
  const old = (note?.entries ?? []).map((entry): [string, string] => [entry, ''])
  return new Map([...old, ...Object.entries(note?.rows ?? {})])
}
