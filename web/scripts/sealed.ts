import { openDrawer } from '../sealed/kept-paper.ts'
import { stepsOf } from '../sealed/steps.ts'
import { vote } from '../sealed/voting.ts'

/** Where a phone cannot keep or cannot reckon, the page stays as it came: it says so and names the hall. */
async function start(): Promise<void> {
  const page = stepsOf(document)
  if (page === undefined || typeof crypto.subtle !== 'object') return
  const link = location.pathname
  await vote(page, await openDrawer(link), link)
}

start().catch(() => undefined)
