import { castBallot, paperOf } from '#functions/commands/cast-ballot.ts'
import { openMatter } from '#functions/commands/open-matter.ts'
import { runCommand } from '#functions/commands/run-command.ts'
import { timerItem } from '#functions/commands/timers.ts'
import { keys } from '#functions/store/keys.ts'
import { headOf } from '#functions/store/records.ts'
import type { World } from '#functions/world.ts'
import { endOfNotice, noticeById } from '#shared/blocks/notice/state.ts'
import { pollOf } from '#shared/blocks/poll/state.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import type { Result } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { Calendar, Moment } from './moments.ts'
import { calendarFrom } from './moments.ts'
import type { Cadre } from './staff.ts'

export interface Scene {
  readonly world: World
  /** The day the demo is loaded; all moments count from it. */
  readonly today: LocalDate
  readonly village: string
  /** Names the matter: its command ids, and so all ids within it, derive from this. */
  readonly key: string
}

/** One matter as it is being told: commands at past moments, each later than the one before. */
export interface Telling extends Calendar {
  readonly matterId: string
  /** Runs one command and gives the id of what it created. A refusal is a bug of the demo and throws. */
  act(at: Moment, who: Actor, type: string, data: unknown): Promise<string>
  /** Votes of a list's members: who chose what, all on the one way of voting. */
  cast(at: Moment, pollId: string, ballots: Ballots, options?: CastOptions): Promise<void>
  /** The same score from each of these households. */
  evaluate(at: Moment, topicId: string, households: readonly string[], score: number, comment?: string): Promise<void>
  closePoll(at: Moment, who: Actor, pollId: string): Promise<void>
  /** Lets the clock end a notice whose days are over, as it would have done then. */
  noticeEnds(noticeId: string): Promise<void>
}

/** Codes of voters by choice; several choices of one paper as `a+b`, none as `abstain`. */
export type Ballots = Readonly<Record<string, readonly string[]>>

interface CastOptions {
  readonly weights?: ReadonlyMap<string, number>
  readonly channel?: 'link' | 'assisted'
  readonly helper?: Cadre
}

/** Opens a matter at that moment and lets it be told on from there. */
export async function beginTelling(scene: Scene, begin: Moment, who: Cadre, title: string): Promise<Telling> {
  const { world, today, village, key } = scene
  const calendar = calendarFrom(today)
  const now = world.clock.now()
  let last: Instant | undefined
  const at = (instant: Instant): World => {
    if (instant > now) throw new RangeError(`demo ${key}: ${instant} lies in the future`)
    if (last !== undefined && instant < last) throw new RangeError(`demo ${key}: ${instant} comes after ${last}`)
    last = instant
    return { ...world, clock: { now: () => instant } }
  }
  let count = 0
  const commandId = () => `demo-${key}-${count++}`
  const opened = await openMatter(at(calendar.at(begin)), who, {
    commandId: commandId(),
    village,
    procedure: 'deliberation',
    title,
  })
  const { matterId } = done(opened, key, 'open')
  const act: Telling['act'] = async (moment, actor, type, data) => {
    const command = { commandId: commandId(), type, data }
    return done(await runCommand(at(calendar.at(moment)), actor, matterId, command), key, type).id
  }
  /** What the clock would have done then, under the id the sweep gives it. */
  const fire = async (id: string, due: Instant, type: string, data: unknown) => {
    const command = { commandId: `timer-${id}-${due}`, type, data }
    done(await runCommand(at(due), { kind: 'system' }, matterId, command), key, type)
  }
  /** What the clock owed is done; the sweep begins at today's timers and would never come past it. */
  const dropTimer = async (id: string, due: Instant) => {
    const { pk, sk } = timerItem(matterId, { id, at: due, command: { type: '', data: {} } }, due)
    await world.table.remove({ pk, sk })
  }
  return {
    ...calendar,
    matterId,
    act,
    async cast(moment, pollId, ballots, { weights, channel = 'link', helper } = {}) {
      const then = at(calendar.at(moment))
      const rules = await paperOf(then, pollId)
      if (rules === undefined) throw new Error(`${key}: no paper of the poll`)
      for (const [choice, voters] of Object.entries(ballots))
        for (const code of voters) {
          const voter = { code, weight: weights?.get(code) ?? 1 }
          const by = helper === undefined ? {} : { helper: helper.id }
          done(
            await castBallot(then, { rules, voter, choices: choice.split('+'), channel, ...by }),
            key,
            `vote ${code}`,
          )
        }
    },
    async evaluate(moment, topicId, households, score, comment = '') {
      for (const code of households) {
        const villager: Actor = { kind: 'villager', voter: { list: 'households', code } }
        await act(moment, villager, 'evaluate', { topicId, score, comment })
      }
    },
    async closePoll(moment, actor, pollId) {
      await act(moment, actor, 'close-poll', { pollId })
      // Counting follows at once, unless an earlier load broke off just there: then it falls to the timer, as ever.
      const poll = pollOf((await matterOf(world, matterId)).slices.poll, pollId)
      const id = `count-${pollId}`
      const due = calendar.at(moment)
      if (poll?.state === 'shut') await fire(id, due, 'count-poll', { pollId })
      await dropTimer(id, due)
    },
    async noticeEnds(noticeId) {
      const notice = noticeById((await matterOf(world, matterId)).slices.notice, noticeId)
      if (notice === undefined) throw new Error(`demo ${key}: no such notice`)
      const { endsAt, openedAt, days } = notice
      const id = `notice-${noticeId}`
      await fire(id, endsAt, 'close-notice', { noticeId })
      await dropTimer(id, endsAt)
      await dropTimer(id, endOfNotice(localDateOf(openedAt), days))
    },
  }
}

export async function matterOf(world: World, matterId: string): Promise<Matter> {
  const item = await world.table.get(keys.matter(matterId))
  if (item === undefined) throw new Error(`demo: matter ${matterId} is missing`)
  return headOf(item).matter
}

function done<T>(result: Result<T>, key: string, what: string): T {
  if (result.ok) return result.value
  throw new Error(`demo ${key}, ${what}: ${JSON.stringify(result.refusal)}`)
}
