import { stackName } from '#infra/operate/deployed.ts'
import { Stopped } from './stopped.ts'

/** As CloudFormation names the stack's own table: no name of a restored copy looks like that. */
const isOwn = (stack: string, table: string): boolean =>
  table.startsWith(`${stack}-TablesMain`) && /^[^-]+-[0-9A-Z]+$/.test(table.slice(stack.length + 1))

/**
 * Stops a deployment that would lead the functions to another table than the one they work on now, as one does that forgot
 * what an emergency had switched to: months would seem to be gone. Throws `Stopped` with both; nothing where none stands.
 */
export function mustKeepTable(
  { stage, restoredTable }: { readonly stage: string; readonly restoredTable?: string | undefined },
  now: string | undefined,
): void {
  if (now === undefined) return
  const same = restoredTable === undefined ? isOwn(stackName(stage), now) : restoredTable === now
  if (same) return
  const next = restoredTable ?? '栈自己的表 (the stack’s own)'
  throw new Stopped({
    zh: `现在用的表是 ${now}，这次部署会换成 ${next}。如果是有意的，加上 --switch-table；否则在 cdk.json 里写上 restoredTable 和 restoredStream。`,
    en: `The functions work on ${now}; this deployment would lead them to ${next}. If that is meant, add --switch-table; otherwise put restoredTable and restoredStream into cdk.json.`,
  })
}
