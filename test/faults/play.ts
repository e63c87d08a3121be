import { setTimeout as sleep } from 'node:timers/promises'
import { countsIn } from '#shared/blocks/poll/counting.ts'
import { markRow } from '#shared/blocks/poll/rows.ts'
import { pollFileSchema } from '#shared/decision/poll-file.ts'
import { keys } from '#functions/store/keys.ts'
import { chainNow, pollNow, village } from '../commands/live-village.ts'
import { recounted } from '../support/recounted.ts'
import { badNetwork } from './bad-line.ts'
import type { Book } from './book.ts'
import { newBook } from './book.ts'
import type { Breakage } from './broken-database.ts'
import { brokenDatabase } from './broken-database.ts'
import { chanceOf } from './chance.ts'
import type { Desk } from './clerk.ts'
import { closePoll, workAtDesk } from './clerk.ts'
import type { Cloud } from './cloud.ts'
import { startCloud } from './cloud.ts'
import type { Fate, Mortals } from './fate.ts'
import { fateOf } from './fate.ts'
import type { Hall } from './hall.ts'
import { openHall, settled } from './hall.ts'
import { judge } from './judge.ts'
import { mortalProcess } from './processes.ts'
import type { Schedule } from './schedule.ts'
import { startThrottleProxy } from './throttle-proxy.ts'
import { viewFaults } from './views.ts'
import { letVote, look } from './voters.ts'
import { badWeather } from './weather.ts'

export interface Figures {
  readonly voters: number
  readonly papers: number
  readonly attempts: number
  readonly acknowledged: number
  readonly repeats: number
  readonly throttles: number
  readonly killed: Fate['killed']
  readonly ms: number
}

export interface Played {
  /** A sentence for everything that was lost, doubled or told wrongly. */
  readonly findings: readonly string[]
  readonly figures: Figures
}

/** Plays one schedule from an open poll to its published file, on a folder of its own. */
export async function play(schedule: Schedule, program: string, breakage?: Breakage): Promise<Played> {
  const began = performance.now()
  const cloud = await startCloud()
  const stops: (() => Promise<void>)[] = [() => cloud.close()]
  try {
    const hall = await openHall(cloud.world, schedule)
    const [fate, book, network] = [fateOf(() => mortals), newBook(), badNetwork()]
    const [doorsProxy, streamProxy] = await Promise.all(
      (['doors', 'stream'] as const).map((from) =>
        startThrottleProxy({
          target: cloud.engines.clientConfig.endpoint,
          faultAt: badWeather(schedule.weather[from], (n) => chanceOf(schedule.seed, from, n)),
          moment: fate.moment(from),
          ...(breakage === undefined ? {} : { broken: brokenDatabase(breakage) }),
        }),
      ),
    )
    if (doorsProxy === undefined || streamProxy === undefined) throw new Error('two proxies were started')
    const proxies = [doorsProxy, streamProxy]
    stops.unshift(...proxies.map((proxy) => () => proxy.close()))
    const processAt = (role: 'doors' | 'stream', port: number, endpoint: string) => {
      const env = { CUNYI_DYNAMODB_ENDPOINT: endpoint, CUNYI_S3_ENDPOINT: cloud.s3Endpoint }
      const mortal = mortalProcess({ program, role, dataDir: cloud.dataDir, port, origin: cloud.origin, env })
      stops.unshift(() => mortal.close())
      return mortal
    }
    const doors = processAt('doors', cloud.doorsPort, doorsProxy.endpoint)
    const stream = processAt('stream', cloud.streamPort, streamProxy.endpoint)
    const mortals: Mortals = { cloud, doors, stream, proxies: () => proxies }
    fate.next(schedule.kills)
    await Promise.all([doors.start(), stream.start()])

    const desk: Desk = { ...hall, poll: schedule.poll, network, book, origin: cloud.origin, schedule }
    const working = Promise.all([letVote(desk, schedule.voters, schedule.atOnce), workAtDesk(desk)])
    await (schedule.closing.afterMs === undefined ? working : sleep(schedule.closing.afterMs))
    fate.next(schedule.closing.kills)
    await Promise.all([working, closePoll(desk)])
    for (const proxy of proxies) proxy.calm()
    await fate.risen()
    await network.arrived()
    if (!(await settled(cloud.streamPort))) book.complaints.push('the stream never settled')
    // Whoever has a receipt finds it behind the link after closing too.
    const holders = [...new Set(book.receipts.map(({ code }) => code))].slice(0, 5)
    for (const code of holders) await look(desk, code)
    book.complaints.push(...doors.fell, ...stream.fell)

    const findings = await findingsOf(cloud, schedule, hall, book)
    const { papers, text } = findings
    const figures = {
      voters: schedule.voters.length,
      papers,
      attempts: book.attempts.length,
      acknowledged: new Set(book.receipts.map(({ code }) => code)).size,
      repeats: network.repeated(),
      throttles: doorsProxy.faults() + streamProxy.faults(),
      killed: fate.killed,
      ms: Math.round(performance.now() - began),
    }
    return { findings: text, figures }
  } finally {
    for (const stop of stops) await stop()
  }
}

/** Everything restarted and settled: the published file, the chain, the marks and the views against what people know. */
async function findingsOf(
  { world, origin }: Cloud,
  schedule: Schedule,
  { matterId, pollId }: Hall,
  book: Book,
): Promise<{ text: string[]; papers: number }> {
  const poll = await pollNow(world, matterId, pollId)
  const answer = await fetch(`${origin}/b/${village}/polls/${pollId}.json`)
  const text = await answer.text()
  if (poll.state !== 'closed' || !answer.ok)
    return { text: [...book.complaints, `the poll is ${poll.state}, its file answers ${answer.status}`], papers: 0 }
  const counted = await recounted(text)
  const { chain } = await chainNow(world, matterId)
  const { pk, sk } = keys.pollRow(pollId, ['mark', ''])
  const rows = (await world.table.query({ pk, prefix: sk })).map((item) => markRow.parse(item['body']))
  const marks = rows.filter((mark) => countsIn(poll, mark))
  const { count } = pollFileSchema.parse(JSON.parse(text))
  const board = await (await fetch(`${origin}/b/${village}/m/${matterId}`)).text()
  return {
    papers: count.votedCount,
    text: [
      ...(counted.agrees ? [] : counted.differences.map(({ en }) => `counted again: ${en}`)),
      ...(chain.unbroken && chain.foldsToState ? [] : ['the chain of the matter is broken']),
      ...(board.includes(`${pollId}.json`) ? [] : ['the board does not show the result']),
      ...judge(schedule, book, { count, marks }),
      ...(await viewFaults(world, matterId)),
    ],
  }
}
