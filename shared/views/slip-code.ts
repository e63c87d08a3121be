import type { Matter } from '../workflow/matter.ts'

/** What a scanned code says: somebody's code on a list, an invitation to something else, or nothing of ours. */
export type Scanned =
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'elsewhere' }
  | { readonly is: 'strange' }

const ours = /^https?:\/\/[^/]+\/(?:b\/(\d{12})\/m\/([A-Za-z0-9-]+)|[vne]\/[0-9A-Za-z]+)#([^#]+)$/

/** Reads the code of a paper slip: an address of ours with the person's code behind `#`. `matter` is the one whose door it is held to. */
export function readSlip(text: string, { place, id }: Pick<Matter, 'place' | 'id'>): Scanned {
  const [whole, village, matter, encoded = ''] = ours.exec(text) ?? []
  if (whole === undefined) return { is: 'strange' }
  if (village !== undefined && (village !== place || matter !== id)) return { is: 'elsewhere' }
  try {
    return { is: 'code', code: decodeURIComponent(encoded) }
  } catch (error) {
    if (error instanceof URIError) return { is: 'strange' }
    throw error
  }
}
