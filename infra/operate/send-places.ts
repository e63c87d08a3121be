import * as z from 'zod'
import type { ApiClient } from '#shared/client/client.ts'
import type { Place } from '#functions/store/places.ts'
import { settled } from './administrator.ts'

/** Well under what PUT /api/places takes at once (500), and small enough to be answered in a second. */
const atOnce = 200

/** Registers places through the API, areas before what lies in them. The same places again are harmless. */
export async function sendPlaces(
  client: Pick<ApiClient, 'ask'>,
  places: readonly Place[],
  { newId, tell }: { newId: () => string; tell: (line: string) => void },
): Promise<void> {
  for (let n = 0; n < places.length; n += atOnce) {
    const batch = places.slice(n, n + atOnce)
    const body = { commandId: newId(), places: batch }
    settled(await client.ask({ method: 'PUT', path: '/api/places', body }, z.looseObject({})))
    tell(`${n + batch.length} of ${places.length} places`)
  }
}
