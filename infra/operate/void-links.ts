import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Key } from '#functions/store/keys.ts'
import type { Walk } from '#functions/migrations/migration.ts'
import type { Item } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import { deployedStack, worldOf } from './deployed.ts'
import { walkOf } from './walk-table.ts'

/** Everything whose token was made with the link secret: villagers' links, links to sign in, sessions. */
const isMadeWithSecret = ({ pk, sk }: Item): boolean =>
  pk.startsWith('CAP#') || pk.startsWith('SIGNIN#') || (pk.startsWith('STAFF#') && sk.startsWith('SESSION#'))

/**
 * Makes every link and session void, as after a leak of the secret: a link is looked up by the digest of its token, so a
 * new secret alone voids none. Doing it again is harmless. Gives how many there were.
 */
export async function voidLinks({ table }: Pick<World, 'table'>, walk: Walk): Promise<number> {
  let voided = 0
  let after: Key | undefined
  do {
    const { items, next } = await walk(after)
    const found = items.filter(isMadeWithSecret)
    await table.removeMany(found)
    voided += found.length
    after = next
  } while (after !== undefined)
  return voided
}

if (import.meta.main) {
  const { stage } = parseArgs({ options: { stage: { type: 'string' } } }).values
  if (stage === undefined) {
    console.error(`npm run void-links -- --stage NAME
  Voids every link and ends every session of a deployment, after its link secret was changed. docs/operate.md has the order.`)
    process.exit(2)
  }
  const deployed = await deployedStack(stage)
  const voided = await voidLinks(worldOf(stage, deployed), walkOf(new DynamoDBClient({}), deployed.TableName))
  console.log(`${voided} links and sessions are void.`)
}
