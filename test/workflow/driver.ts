import { createHash } from 'node:crypto'
import type { Channel, Mark } from '#shared/blocks/poll/rows.ts'
import { markRow, paperRow, rollRow } from '#shared/blocks/poll/rows.ts'
import { castPaper } from '#shared/blocks/poll/casting.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Findings, Need, Row, Timer } from '#shared/workflow/block.ts'
import type { CompiledProcedure } from '#shared/workflow/compile.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import type { Step } from '#shared/workflow/step.ts'
import { prepare, step } from '#shared/workflow/step.ts'
import { frozen } from './frozen.ts'
import { moment, staffHere } from './people.ts'

export interface Member {
  readonly code: string
  readonly name: string
  readonly weight: number
}

export interface Done {
  /** Id of what the command created, if it created something. */
  readonly id: string
  readonly step: Step
}

/** One matter played on the pure core: rows, urns and timers lie in maps, time moves when it is told to. */
export interface Play {
  readonly procedure: CompiledProcedure
  matter(): Matter
  events(): readonly MatterEvent[]
  now(): Instant
  /** Moves the clock and fires what has come due, oldest first. */
  waitUntil(instant: Instant): void
  does(actor: Actor, type: string, data?: unknown): Result<Done>
  votes(
    pollId: string,
    code: string,
    choices: readonly string[],
    channel?: Extract<Channel, 'link' | 'assisted'>,
  ): Result<string>
  published(pollId: string): unknown
  /** All rows on a poll's shelf and in its urn, as text: what a thief would read. */
  ledgerText(pollId: string): string
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

export function play(procedure: CompiledProcedure, rosters: Readonly<Record<string, readonly Member[]>>): Play {
  const rows = new Map<string, unknown>()
  const urns = new Map<string, Record<string, number>>()
  const files = new Map<string, unknown>()
  const timers = new Map<string, Timer>()
  const events: MatterEvent[] = []
  let now = moment('2026-03-01T09:00:00+08:00')
  let made = 0
  events.push({
    type: 'MatterOpened',
    at: now,
    matterId: 'matter-0001',
    procedure: { id: procedure.definition.id, version: procedure.definition.version },
    place: '150926100201',
    title: 'courtyards',
    stage: procedure.definition.stages[0]?.id ?? '',
  })
  let matter = frozen(foldEvents(events))

  const nameOf = (shelf: Row['shelf'], name: readonly string[]): string =>
    [shelf.of === 'poll' ? `poll ${shelf.id}` : 'matter', ...name].join('#')
  const under = (at: string): unknown[] =>
    [...rows]
      .filter(([name]) => name === at || name.startsWith(`${at}#`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, body]) => body)

  function find(need: Need): readonly unknown[] {
    switch (need.from) {
      case 'matter':
        return under(nameOf({ of: 'matter' }, need.prefix))
      case 'poll':
        return under(nameOf({ of: 'poll', id: need.id }, need.prefix))
      case 'urn':
        return [urns.get(need.id) ?? {}]
      case 'reissued':
      case 'sealed':
      case 'seal':
        return []
      case 'roster':
        return rosters[need.list] ?? []
      case 'staff':
        return staffHere
    }
  }

  const put = (row: Row) => {
    const name = nameOf(row.shelf, row.name)
    if (row.once && rows.has(name)) throw new Error(`${name} is written twice`)
    rows.set(name, frozen(row.body))
  }
  const intoUrn = (pollId: string, entries: Readonly<Record<string, number>>) => {
    const urn = { ...urns.get(pollId) }
    for (const [entry, n] of Object.entries(entries)) urn[entry] = (urn[entry] ?? 0) + n
    urns.set(pollId, urn)
  }

  function keep(decided: Step): void {
    for (const row of [...(decided.prepare ?? []), ...(decided.rows ?? [])]) put(row)
    for (const entry of decided.reserve?.voters ?? []) {
      const [code = '', weight = ''] = entry.split('*')
      const { pollId = '', tallyId = '' } = decided.reserve ?? {}
      const body = { code, weight: Number(weight), channel: 'paper', tallyId }
      put({ shelf: { of: 'poll', id: pollId }, name: ['mark', code], body, once: true })
    }
    for (const code of decided.release?.voters ?? [])
      rows.delete(nameOf({ of: 'poll', id: decided.release?.pollId ?? '' }, ['mark', code]))
    if (decided.urn !== undefined) intoUrn(decided.urn.pollId, decided.urn.entries)
    if (decided.publish !== undefined) files.set(decided.publish.pollId, decided.publish.text)
    for (const timer of decided.timers ?? []) timers.set(`${timer.at}#${timer.id}`, timer)
    events.push(...decided.events)
    matter = frozen(decided.matter)
  }

  function does(actor: Actor, type: string, data: unknown = {}): Result<Done> {
    const command = { type, data }
    const prepared = prepare(procedure, matter, command)
    if (!prepared.ok) return prepared
    const id = `made-${String(++made).padStart(4, '0')}`
    const findings: Findings = frozen(Object.fromEntries(prepared.value.needs.map((need) => [need.as, find(need)])))
    const stepped = step(procedure, matter, command, {
      actor,
      now,
      today: localDateOf(now),
      newId: id,
      findings,
      digest,
    })
    if (!stepped.ok) return stepped
    keep(stepped.value)
    for (const next of stepped.value.next ?? []) does({ kind: 'system' }, next.type, next.data)
    return ok({ id, step: stepped.value })
  }

  return {
    procedure,
    matter: () => matter,
    events: () => events,
    now: () => now,
    does,
    waitUntil(instant) {
      while (true) {
        const due = [...timers].filter(([, { at }]) => at <= instant).sort(([a], [b]) => (a < b ? -1 : 1))[0]
        if (due === undefined) break
        const [name, timer] = due
        timers.delete(name)
        if (timer.at > now) now = timer.at
        does({ kind: 'system' }, timer.command.type, timer.command.data)
      }
      if (instant > now) now = instant
    },
    votes(pollId, code, choices, channel = 'link') {
      const shelf = { of: 'poll', id: pollId } as const
      const [body] = under(nameOf(shelf, ['paper']))
      if (body === undefined) return refused(refusal('poll-not-open'))
      const paper = paperRow.parse(body)
      const roll = under(nameOf(shelf, ['roll'])).flatMap((part) => rollRow.parse(part).members)
      const checked = castPaper(
        paper,
        roll.find((one) => one.code === code),
        choices,
        now,
      )
      if (!checked.ok) return checked
      const [gate] = under(nameOf(shelf, ['gate', '0']))
      if (gate === undefined || JSON.stringify(gate).includes('"open":false')) return refused(refusal('poll-closed'))
      const [first] = under(nameOf(shelf, ['mark', code]))
      if (first !== undefined) {
        const mark = markRow.parse(first)
        const same = mark.choices?.join('+') === checked.value.choices.join('+')
        return mark.channel === channel && mark.receipt !== undefined && (paper.secret || same)
          ? ok(mark.receipt)
          : refused(refusal('already-voted'))
      }
      const receipt = digest(`${pollId}${code}`).slice(0, 10)
      const weight = roll.find((one) => one.code === code)?.weight ?? 1
      const mark: Mark = {
        code,
        weight,
        channel,
        receipt,
        ...(paper.secret ? {} : { choices: [...checked.value.choices] }),
      }
      put({ shelf, name: ['mark', code], body: { ...mark }, once: true })
      if (paper.secret) intoUrn(pollId, checked.value.urnEntries)
      return ok(receipt)
    },
    published: (pollId) => files.get(pollId),
    ledgerText: (pollId) =>
      JSON.stringify([[...rows].filter(([name]) => name.startsWith(`poll ${pollId}#`)), urns.get(pollId)]),
  }
}
