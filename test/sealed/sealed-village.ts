import { drawPaper, unblind } from '#web/sealed/blinding.ts'
import type { BlindedPaper } from '#web/sealed/blinding.ts'
import { issueLinks } from '#functions/commands/issue-links.ts'
import { paperOf } from '#functions/commands/cast-ballot.ts'
import type { Stack } from '#infra/local/stack.ts'
import type { World } from '#functions/world.ts'
import { headNow, matterWithPoll, must, organizer, send } from '#test/commands/live-village.ts'
import * as z from 'zod'

export interface SealedPoll {
  readonly matterId: string
  readonly pollId: string
  readonly seal: string
  /** Path of a voter's link, by number from 1. */
  link(n: number): string
  close(): Promise<void>
}

export const closeIn = (world: World, { matterId, pollId }: { matterId: string; pollId: string }) =>
  send(world, organizer, matterId, 'close-poll', { pollId })

/** A sealed poll of a village's households, with a link for each. */
export async function sealedPoll(world: World, more: Readonly<Record<string, unknown>> = {}): Promise<SealedPoll> {
  const { matterId, pollId } = await matterWithPoll(world, { sealed: true, ...more })
  const { matter } = await headNow(world, matterId)
  const order = { act: 'vote', subject: pollId, list: 'households', voters: 'all' } as const
  const links = must(await issueLinks(world, matter, order))
  return {
    matterId,
    pollId,
    seal: (await paperOf(world, pollId))?.seal ?? '',
    link: (n) => new URL(links[n - 1]?.url ?? '').pathname,
    async close() {
      must(await closeIn(world, { matterId, pollId }))
    },
  }
}

const told = z.object({
  signature: z.string().optional(),
  receipt: z.string().optional(),
  again: z.boolean().optional(),
  refusal: z.object({ code: z.string(), reason: z.string().optional() }).optional(),
})

/** The two doors as a phone asks them; what they tell, and with what status. */
export function doorsOf({ origin }: Stack) {
  const post = async (path: string, body: unknown) => {
    const ask = () =>
      fetch(new URL(path, origin), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    // A connection that broke, as a kept one does: asked again, as a phone does.
    const response = await ask().catch(ask)
    return { status: response.status, ...told.parse(await response.json()) }
  }
  const take = (link: string, blinded: string) => post(`${link}/paper`, { blinded })
  const put = (pollId: string, paper: { serial: string; signature: string; choices: readonly string[] }) =>
    post(`/sealed/${pollId}`, paper)
  /** Draws a number, has it signed and takes the blinding off. */
  async function paperFor({ seal, link }: SealedPoll, n: number): Promise<BlindedPaper & { signature: string }> {
    const drawn = await drawPaper(seal)
    const { signature = '' } = await take(link(n), drawn.blinded)
    return { ...drawn, signature: await unblind(seal, drawn, signature) }
  }
  async function vote(poll: SealedPoll, n: number, choices: readonly string[]) {
    const paper = await paperFor(poll, n)
    const { serial, signature } = paper
    return { ...paper, ...(await put(poll.pollId, { serial, signature, choices })), signature }
  }
  return { post, take, put, paperFor, vote }
}
