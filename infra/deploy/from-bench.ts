import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import type { Measured, MeasuredEntry } from './measured.ts'
import { measuredFile } from './measured.ts'

const figure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  parts: z.record(z.string(), z.number()).optional(),
})
const bench = z.object({
  startedAt: z.string(),
  sections: z.array(z.object({ section: z.string(), figures: z.array(figure) })),
})

const pageName = /^(.+): (?:answer with headers|first load on the wire)$/

/**
 * Takes from what `npm run bench` wrote (build/bench.json) what the estimate needs: the section `capacity` for units and calls,
 * `faces` for the weight of pages. Throws with the section that is missing.
 */
export function measuredFrom(benchJson: unknown): Measured {
  const { startedAt, sections } = bench.parse(benchJson)
  const figuresOf = (name: string) => {
    const found = sections.find(({ section }) => section === name)
    if (found === undefined) throw new Error(`The bench was run without its section ${name}.`)
    return found.figures
  }
  const entries = figuresOf('capacity').flatMap(({ name, parts }): MeasuredEntry[] => {
    // The sum of all has no calls of its own.
    if (parts?.['read calls'] === undefined) return []
    const part = (key: string) => parts[key] ?? 0
    return [
      {
        label: name,
        read: part('read'),
        write: part('write'),
        thenRead: part('then read'),
        thenWrite: part('then write'),
        calls: part('read calls') + part('transactions') + part('other writes'),
      },
    ]
  })
  const pages = figuresOf('faces').flatMap(({ name, value, unit }) => {
    const page = unit === 'bytes' ? pageName.exec(name)?.[1] : undefined
    return page === undefined ? [] : [[page, value] as const]
  })
  const [first, ...others] = entries
  if (first === undefined) throw new Error('The section capacity holds no entries.')
  return { measuredAt: startedAt, entries: [first, ...others], pages: Object.fromEntries(pages) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const from = process.argv[2] ?? 'build/bench.json'
  writeFileSync(measuredFile, `${JSON.stringify(measuredFrom(JSON.parse(readFileSync(from, 'utf8'))), null, 2)}\n`)
}
