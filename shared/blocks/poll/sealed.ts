import * as z from 'zod'
import type { SealedPaper, SealedPapers } from '../../decision/sealed-papers.ts'
import { sealKey } from '../../decision/sealed-papers.ts'
import type { Findings } from '../../workflow/block.ts'
import { rowsOf } from '../../workflow/block.ts'

/** A pair of keys made for one poll: the public one, and the private one locked so that the store alone cannot use it. */
const freshSeal = z.object({ key: sealKey, locked: z.string() })
export type FreshSeal = z.infer<typeof freshSeal>

/** The pair that was made for this command. */
export function freshSealIn(findings: Findings): FreshSeal {
  const [seal] = rowsOf(findings, 'seal', freshSeal)
  if (seal === undefined) throw new Error('no seal was made')
  return seal
}

/** Why such a poll cannot be sealed: a key of the catalogue of reasons, or nothing. */
export function whyNotSealed(
  secret: boolean,
  members: readonly { readonly weight: number }[],
): 'sealed-is-secret' | 'sealed-weights' | undefined {
  if (!secret) return 'sealed-is-secret'
  return members.some(({ weight }) => weight !== 1) ? 'sealed-weights' : undefined
}

/** As it is published: by number, which says nothing of when. */
export function sealedOf(papers: readonly SealedPaper[], issued: number): SealedPapers {
  return { issued, papers: papers.toSorted((a, b) => (a.serial < b.serial ? -1 : 1)) }
}
