import type { Context } from 'hono'
import * as z from 'zod'
import type { Paper } from '#shared/blocks/poll/rows.ts'
import { sealedPaper, sealText } from '#shared/decision/sealed-papers.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { sealedPage } from '#web/villager/sealed-page.tsx'
import type { SealedPageProps } from '#web/villager/sealed-page.tsx'
import { capabilityOf, voterOf } from '../access/capability.ts'
import { refusalAnswer } from '../api/refuse.ts'
import { putIntoBox, takePaper } from '../commands/sealed-paper.ts'
import { show } from '../page-answers.ts'
import type { BundledFiles } from '../ports.ts'
import { readLimited } from '../read-limited.ts'
import type { World } from '../world.ts'
import { scriptOf } from './scripts.ts'

/** A number, a signature and some choices. */
const bodyAtMost = 8 * 1024

/** The paper of a sealed poll: whole in one answer but for the script, without which it says so and names the hall. */
export async function showSealed(
  world: World,
  c: Context,
  files: BundledFiles,
  { pollId, seal = '', closesAt, place }: Paper,
  paper: Omit<SealedPageProps, 'pollId' | 'seal' | 'secondsLeft' | 'board'>,
): Promise<Response> {
  const left = closesAt === undefined ? undefined : Date.parse(closesAt) - Date.parse(world.clock.now())
  const page = sealedPage({
    ...paper,
    pollId,
    seal,
    board: `/b/${place}`,
    ...(left === undefined ? {} : { secondsLeft: Math.max(0, Math.floor(left / 1000)) }),
  })
  const script = await scriptOf(files, 'sealed')
  return show({ ...page, ...(script === undefined ? {} : { script }) })
}

/** The first door: the link's voter, and a number that is blinded. */
export async function giveSealed(world: World, c: Context): Promise<Response> {
  const body = await jsonOf(c, z.strictObject({ blinded: sealText }))
  if (!body.ok) return refusalAnswer(body.refusal)
  const link = await capabilityOf(world, c.req.param('token') ?? '', 'vote')
  if (!link.ok) return refusalAnswer(link.refusal)
  const { ballot } = link.value
  if (ballot === undefined) return refusalAnswer(refusal('poll-not-open'))
  return answer(await takePaper(world, ballot, voterOf(link.value), body.value.blinded))
}

/** The second: a number and a choice, of nobody. */
export async function boxSealed(world: World, c: Context): Promise<Response> {
  const body = await jsonOf(c, sealedPaper.extend({ choices: z.array(z.string().max(64)).max(100) }))
  if (!body.ok) return refusalAnswer(body.refusal)
  return answer(await putIntoBox(world, c.req.param('pollId') ?? '', body.value))
}

const answer = (outcome: Result<object>): Response =>
  outcome.ok
    ? Response.json(outcome.value, { headers: { 'Cache-Control': 'no-store' } })
    : refusalAnswer(outcome.refusal)

async function jsonOf<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T>> {
  const bytes = await readLimited(c.req.raw, bodyAtMost)
  if (bytes === undefined) return refused(refusal('too-large', { field: 'body' }))
  const parsed = schema.safeParse(jsonIn(bytes))
  return parsed.success ? ok(parsed.data) : refused(refusal('invalid', { reason: 'not-blinded' }))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
