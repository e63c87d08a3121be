import { Hono } from 'hono'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { refusal } from '#shared/refusal.ts'
import { broken } from '#shared/text/system-words.ts'
import { everyRequest } from '../invocation/requests.ts'
import type { BundledFiles } from '../ports.ts'
import { Busy } from '../store/table.ts'
import type { World } from '../world.ts'
import { sendPublished, showBoard, showMatter, showPlaces } from './board.ts'
import { showEvaluationDone, showObjectionDone } from './done.ts'
import { evaluate, showEvaluation } from './evaluation.ts'
import { showTopic } from './follow.ts'
import { openBySpoken, showHall } from './hall.ts'
import { raiseObjection, showObjection } from './objection.ts'
import { raiseTopic, showRaise } from './raise.ts'
import { consoleHome, showRefusal } from '../page-answers.ts'
import { sendFollowedVoice, sendVoice } from './voice.ts'
import { castVote, showBallot, showReceipt } from './vote.ts'

type Door = (world: World, c: Context, files: BundledFiles) => Promise<Response>

/** What everybody may read, the same for all: no link, no name, nothing of the one who asks. */
const open: Readonly<Record<string, Door>> = {
  '/': showPlaces,
  '/p/:code': showPlaces,
  '/b/:village': showBoard,
  '/b/:village/m/:matterId': showMatter,
  '/b/:village/polls/:file': sendPublished,
  // Loaded when they are first asked for: a ballot's cold start does not read them.
  '/b/:village/screen': async (world, c) => (await import('./wall.ts')).showScreen(world, c),
  '/b/:village/print': async (world, c) => (await import('./wall.ts')).showBoardSheet(world, c),
  '/b/:village/polls/:pollId/recount': async (world, c, files) =>
    (await import('./recount.ts')).showRecount(world, c, files),
  '/b/:village/m/:matterId/print': async (world, c) => (await import('./wall.ts')).showMatterSheet(world, c),
  '/b/:village/meetings.ics': async (world, c) => (await import('./feeds.ts')).sendMeetings(world, c),
  '/b/:village/changes.atom': async (world, c) => (await import('./feeds.ts')).sendChanges(world, c),
}

const reading: Readonly<Record<string, Door>> = {
  // Lies there compressed.
  '/s/:file': async (world, c, files) => (await import('./scripts.ts')).sendScript(world, c, files),
  '/b/:village/m/:matterId/voice/:voiceId': sendVoice,
  '/v/:token': showBallot,
  '/v/:token/receipt': showReceipt,
  '/n/:token': showObjection,
  '/n/:token/done': showObjectionDone,
  '/e/:token': showEvaluation,
  '/e/:token/done': showEvaluationDone,
  '/h/:village': showHall,
  '/raise/:village': showRaise,
  '/t/:token': showTopic,
  '/t/:token/voice/:voiceId': sendFollowedVoice,
}

const acting: Readonly<Record<string, Door>> = {
  '/v/:token': castVote,
  '/v/:token/paper': async (world, c) => (await import('./sealed.ts')).giveSealed(world, c),
  '/sealed/:pollId': async (world, c) => (await import('./sealed.ts')).boxSealed(world, c),
  '/n/:token': raiseObjection,
  '/e/:token': evaluate,
  '/h/:village': openBySpoken,
  '/raise/:village': raiseTopic,
}

/**
 * The villagers' doors: plain pages and forms, no cookie, and no script that a page could not do without; a GET changes
 * nothing. `files`: those scripts, read when they are first asked for.
 */
export function createVillagerApp(world: World, files: BundledFiles): Hono {
  const app = new Hono()
  app.use(everyRequest(world))
  // API Gateway's HTTP APIs compress nothing. Pages of links stay as they are: a page that holds a secret beside text of the
  // sender's must not be compressed, for its length would tell of the secret (BREACH). These hold none.
  for (const [path, door] of Object.entries(open)) app.get(path, compress(), (c) => door(world, c, files))
  for (const [path, door] of Object.entries(reading)) app.get(path, (c) => door(world, c, files))
  for (const [path, door] of Object.entries(acting)) app.post(path, (c) => door(world, c, files))
  app.get('/console/', (c) => c.redirect(consoleHome, 302))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  // The local run answers these itself; here a clock is nobody's to move.
  app.all('/local/*', (c) => showRefusal(world, c, refusal('not-here')))
  app.notFound((c) => showRefusal(world, c, refusal('not-found', { reason: 'no-such-page' })))
  app.onError((error, c) =>
    error instanceof Busy
      ? showRefusal(world, c, refusal('slow-down'))
      : new Response(`${broken.zh} ${broken.en}`, {
          status: 500,
          headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        }),
  )
  return app
}
