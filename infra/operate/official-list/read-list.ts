import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import * as z from 'zod'
import type { Level } from '#functions/store/places.ts'
import { ancestorsOf } from '#functions/store/places.ts'

/** A line of the official list as it stands there. */
export interface Listed {
  readonly code: string
  readonly name: string
  readonly level: Level
}

/** The tables of the list, from the largest areas to the smallest. */
const tables: readonly (readonly [file: string, level: Level])[] = [
  ['provinces.csv', 'province'],
  ['cities.csv', 'prefecture'],
  ['areas.csv', 'county'],
  ['streets.csv', 'township'],
  ['villages.csv', 'village'],
]

const row = z.looseObject({ code: z.string(), name: z.string() })

/**
 * Reads from a folder of the list's tables all that lies at and below a division code, and what it lies in. Order: larger
 * areas first, then as listed. Nothing is corrected here; `faultsOf` says what is wrong.
 */
export async function readList(folder: string, prefix: string): Promise<Listed[]> {
  const around = new Set(ancestorsOf(prefix))
  const found: Listed[] = []
  for (const [file, level] of tables)
    // 620,000 lines pass one by one: kept is only what is asked for.
    for await (const record of createReadStream(join(folder, file)).pipe(parse({ columns: true, bom: true }))) {
      const { code, name } = row.parse(record)
      if (code.startsWith(prefix) || around.has(code)) found.push({ code, name, level })
    }
  return found
}
