import { markRow } from '#shared/blocks/poll/rows.ts'
import { keys } from '#functions/store/keys.ts'
import type { World } from '#functions/world.ts'

/** Whose marks are set, by code. The answer to staff holds back the names of the first few, so the store is asked. */
export async function votersOf({ table }: Pick<World, 'table'>, pollId: string): Promise<string[]> {
  const { pk, sk } = keys.pollRow(pollId, ['mark', ''])
  return (await table.query({ pk, prefix: sk })).map((item) => markRow.parse(item['body']).code)
}
