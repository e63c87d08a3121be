import type { Context } from 'hono'
import { receiptsOf } from '#shared/decision/receipts-of.ts'
import { refusal } from '#shared/refusal.ts'
import { pollForAll } from '#shared/views/public-poll.ts'
import type { ReceiptList } from '#web/board/receipt-codes.tsx'
import { recountPage } from '#web/board/recount-page.tsx'
import { langOf, show, showRefusal, villageName } from '../page-answers.ts'
import type { BundledFiles } from '../ports.ts'
import { publishedFileOf, publicPollIn } from '../queries/published.ts'
import type { World } from '../world.ts'
import { scriptOf } from './scripts.ts'

/** The page on which a closed poll is counted again. */
export async function showRecount(world: World, c: Context, files: BundledFiles): Promise<Response> {
  const [village, pollId] = [c.req.param('village') ?? '', c.req.param('pollId') ?? '']
  const found = /^[A-Za-z0-9]{8,64}$/.test(pollId) ? await publicPollIn(world, village, pollId) : undefined
  const file = found === undefined ? undefined : await publishedFileOf(world, found.poll)
  const poll = found === undefined ? undefined : pollForAll(found.poll, village, world.clock.now())
  if (found === undefined || file === undefined || poll?.state !== 'closed')
    return showRefusal(world, c, refusal('not-found', { field: 'pollId' }), { place: village })
  const script = await scriptOf(files, 'recount')
  const sign = /^[0-9A-Z]$/.exec(c.req.query('part') ?? '')?.[0]
  return show(
    recountPage({
      lang: langOf(c),
      village: await villageName(world, village),
      poll,
      bytes: file.byteLength,
      receipts: receiptListOf(receiptsOf(new TextDecoder().decode(file)), sign),
      back: `/b/${village}/m/${found.matterId}`,
      ...(script === undefined ? {} : { script }),
    }),
  )
}

/** So many codes stand on one page. */
const codesAtMost = 600

/** What of all codes the page shows: of many, those that begin with the sign that was asked for. */
export function receiptListOf(codes: readonly string[], asked: string | undefined): ReceiptList {
  const count = codes.length
  if (count <= codesAtMost) return { count, shown: codes, signs: [] }
  const signs = [...new Set(codes.map((code) => code.charAt(0)))]
  const sign = signs.find((first) => first === asked)
  if (sign === undefined) return { count, shown: [], signs }
  return { count, shown: codes.filter((code) => code.startsWith(sign)), sign, signs }
}
