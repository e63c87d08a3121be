import { migrate } from '#functions/migrations/migrate.ts'
import type { World } from '#functions/world.ts'
import { walkOf } from '#infra/operate/walk-table.ts'
import type { Engines } from './engines.ts'
import { tableName } from './engines.ts'

/** The data folder was last used by a release that knows more than this one. */
export class DataIsNewer extends Error {
  override readonly name = 'DataIsNewer'
}

/**
 * Migrates the data folder before anybody is let in. Where that fails the engines are ended; throws `DataIsNewer` for a
 * folder that has been under a newer release.
 */
export async function bringForward(world: World, engines: Engines): Promise<void> {
  try {
    const outcome = await migrate(world, walkOf(engines.dynamodb, tableName))
    if (outcome.is === 'newer')
      throw new DataIsNewer(
        `The data folder has data version ${outcome.found}; this release knows versions up to ${outcome.version}. ` +
          'Start it with the release it was last used with, or restore a backup from before.',
      )
  } catch (error) {
    await engines.close()
    throw error
  }
}
