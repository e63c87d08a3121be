import { refreshProbe } from '../health/probe.ts'
import { noteError } from '../invocation/invocation.ts'
import type { World } from '../world.ts'
import { sweep } from './sweep.ts'

/** What the clock does each minute: fires what is due, and before it sends a probe down the stream for the health page. */
export async function tick(world: World): ReturnType<typeof sweep> {
  // A probe that cannot be sent must hold up no timer; that none arrives will be seen.
  await refreshProbe(world).catch((error: unknown) => noteError(world, error))
  return sweep(world)
}
