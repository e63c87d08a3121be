import lighthouse from 'lighthouse'
import { freePort } from '#infra/local/engines/ports.ts'
import { startChromium } from './chromium.ts'

/** Whole numbers up to 100, as Lighthouse shows them. */
export interface Scores {
  readonly address: string
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  /** Audits that cost a point: id and what was found. */
  readonly faults: readonly string[]
}

/** What Lighthouse says of pages, each loaded as by a middling phone on slow 4G, its own setting. */
export async function scoresOf(addresses: readonly string[]): Promise<Scores[]> {
  const port = await freePort()
  const browser = await startChromium({ port })
  try {
    const scores: Scores[] = []
    for (const address of addresses) scores.push(await scoreOf(address, port))
    return scores
  } finally {
    await browser.close()
  }
}

const categories = ['performance', 'accessibility', 'best-practices'] as const

async function scoreOf(address: string, port: number): Promise<Scores> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] })
  if (result === undefined) throw new Error(`Lighthouse said nothing of ${address}`)
  const { lhr } = result
  const of = (category: (typeof categories)[number]) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  const weighty = new Set(
    Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => (weight > 0 ? [id] : [])),
    ),
  )
  const failed = Object.values(lhr.audits).filter(({ id, score }) => weighty.has(id) && score !== null && score < 1)
  return {
    address,
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('best-practices'),
    faults: failed.map(({ id, displayValue = '' }) => `${id} ${displayValue}`),
  }
}
