import type { World } from '../world.ts'
import { dataVersionOf, saveDataVersion } from './data-version.ts'
import type { DataVersion } from './data-version.ts'
import type { Migration, Page, Walk } from './migration.ts'
import { migrations } from './migrations.ts'

export type Migrated =
  /** There was nothing yet: what comes will be in the newest form. */
  | { readonly is: 'fresh'; readonly version: number }
  | { readonly is: 'current'; readonly from: number; readonly version: number }
  /** Written, or begun to be written, by a release that knows more. Nothing was touched. */
  | { readonly is: 'newer'; readonly found: number; readonly version: number }

export interface Progress {
  readonly to: number
  readonly title: string
  /** Items seen in this run. */
  readonly seen: number
}

export interface MigrateOptions {
  readonly steps?: readonly Migration[]
  readonly tell?: (progress: Progress) => void
}

/**
 * Brings the data to the newest form this release knows, one migration after another. Broken off, it goes on from the last
 * page that was done; run again, it finds nothing to do; run twice at once, both do some pages and none is left out.
 */
export async function migrate(world: World, walk: Walk, options: MigrateOptions = {}): Promise<Migrated> {
  const { steps = migrations, tell } = options
  const version = steps.at(-1)?.to ?? 1
  let from: number | undefined
  let seen = 0
  for (;;) {
    const stands = await dataVersionOf(world)
    if (stands === undefined) {
      const isFresh = isEmpty(await walk(undefined))
      const stamped = await saveDataVersion(world, undefined, { version: isFresh ? version : 1 })
      if (stamped && isFresh) return { is: 'fresh', version }
      continue
    }
    from ??= stands.version
    const found = stands.migrating?.to ?? stands.version
    if (found > version) return { is: 'newer', found, version }
    const step = steps.find(({ to }) => to > stands.version)
    if (step === undefined) return { is: 'current', from, version }
    const page = await walk(cursorFor(stands, step))
    for (const item of page.items) await step.change(world, item)
    seen += page.items.length
    tell?.({ to: step.to, title: step.title, seen })
    // Where somebody else was quicker, their page is where it goes on.
    await saveDataVersion(world, stands, after(stands, step, page))
  }
}

const isEmpty = ({ items, next }: Page): boolean => items.length === 0 && next === undefined

function cursorFor({ migrating }: DataVersion, step: Migration) {
  return migrating?.to === step.to ? migrating.cursor : undefined
}

function after({ version }: DataVersion, { to }: Migration, { next }: Page): Omit<DataVersion, 'revision'> {
  return next === undefined ? { version: to } : { version, migrating: { to, cursor: next } }
}
