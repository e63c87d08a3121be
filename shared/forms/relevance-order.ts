import { namesIn } from './expression.ts'
import type { CompiledField } from './form.ts'

type Order = { ok: true; fields: readonly CompiledField[] } | { ok: false; circle: string }

/** Puts each field after those its `relevant` reads. A circle has no order: it is answered with a name in it. */
export function inOrderOfRelevance(fields: readonly CompiledField[]): Order {
  const names = new Set(fields.map((field) => field.row.name))
  const reads = new Map(fields.map((field) => [field.row.name, fieldsReadBy(field, names)]))
  const done = new Set<string>()
  const ordered: CompiledField[] = []
  let waiting = fields
  while (waiting.length > 0) {
    const ready = waiting.filter((field) => reads.get(field.row.name)?.every((name) => done.has(name)) ?? true)
    const [stuck] = waiting
    if (ready.length === 0 && stuck) return { ok: false, circle: circleFrom(stuck.row.name, reads, done) }
    for (const field of ready) done.add(field.row.name)
    ordered.push(...ready)
    waiting = waiting.filter((field) => !done.has(field.row.name))
  }
  return { ok: true, fields: ordered }
}

function fieldsReadBy({ relevant }: CompiledField, names: ReadonlySet<string>): readonly string[] {
  return relevant ? namesIn(relevant).filter((name) => names.has(name)) : []
}

/** A field that waits reads another that waits, so following them comes round: the first met twice is in a circle. */
function circleFrom(start: string, reads: ReadonlyMap<string, readonly string[]>, done: ReadonlySet<string>): string {
  const met = new Set<string>()
  let name = start
  while (!met.has(name)) {
    met.add(name)
    name = reads.get(name)?.find((read) => !done.has(read)) ?? name
  }
  return name
}
