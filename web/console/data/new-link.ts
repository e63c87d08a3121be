import * as z from 'zod'
import type { Asking } from './asking.ts'
import { newId } from './entry.ts'

/** Which links of a list: what they let do, and the poll, notice or topic they are about. */
export interface LinksOf {
  readonly act: 'vote' | 'object' | 'evaluate'
  readonly matterId: string
  readonly subject: string
  readonly list: string
}

export const personalLink = z.object({ code: z.string(), name: z.string(), url: z.string() })
export type PersonalLink = z.infer<typeof personalLink>
const linkAnswer = z.object({ link: personalLink })

/** One person's link made anew, the old one dead from now on; undefined where it was refused or no answer came. */
export async function reissueLink(asking: Asking, of: LinksOf, voter: string): Promise<PersonalLink | undefined> {
  const body = { commandId: newId(), ...of, voter }
  return (await asking.ask({ method: 'POST', path: '/api/links/reissue', body }, linkAnswer))?.link
}
