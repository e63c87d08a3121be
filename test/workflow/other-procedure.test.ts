import { expect, test } from 'vitest'
import { compileProcedure } from '#shared/workflow/compile.ts'
import type { CompiledProcedure } from '#shared/workflow/compile.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import { must, visitNotes } from './deliberation.ts'
import { play } from './driver.ts'
import { helper, households, moment, organizer, supervisor, villager } from './people.ts'
import { twoNotices } from './two-notices.ts'

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

function compiled(definition: unknown): CompiledProcedure {
  const result = compileProcedure(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.procedure
}

const begin = () => play(compiled(twoNotices), { households: households(3) })

test('another order of stages runs on the same engine: notice, visit, second notice, done', () => {
  const matter = begin()
  expect(matter.matter().stage).toBe('announced')
  expect(matter.does(helper, 'record-visit', visitNotes)).toMatchObject(refusedWith('wrong-stage'))
  must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 3 }))
  expect(matter.does(organizer, 'publish-notice', { subject: 'again', days: 3 })).toMatchObject(
    refusedWith('notice-open'),
  )
  matter.waitUntil(moment('2026-03-05T00:00:00+08:00'))
  expect(matter.matter().stage).toBe('looked-at')
  must(matter.does(helper, 'record-visit', visitNotes))
  expect(matter.matter().stage).toBe('confirmed')
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('wrong-stage'))
  must(matter.does(organizer, 'publish-notice', { subject: 'second', days: 1 }))
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('notice-open'))
  matter.waitUntil(moment('2026-03-07T09:00:00+08:00'))
  must(matter.does(organizer, 'close'))
  expect(matter.matter()).toMatchObject({ stage: 'done', closedAt: matter.now() })
  expect(foldEvents(matter.events())).toEqual(matter.matter())
})

test('the clock alone moves a matter on: the end of a notice needs no hand', () => {
  const matter = begin()
  must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 3 }))
  matter.waitUntil(moment('2026-03-04T23:59:59.999+08:00'))
  expect(matter.matter().stage).toBe('announced')
  matter.waitUntil(moment('2026-03-05T00:00:00+08:00'))
  expect(matter.matter().stageSince).toBe(moment('2026-03-05T00:00:00+08:00'))
})

test('an objection holds the first notice open and an upheld one starts its days again, in this procedure too', () => {
  const matter = begin()
  const { id: noticeId } = must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 2 }))
  const { id: objectionId } = must(matter.does(villager('h01'), 'object', { noticeId, text: 'not so' }))
  matter.waitUntil(moment('2026-03-20T09:00:00+08:00'))
  expect(matter.matter().stage).toBe('announced')
  must(matter.does(organizer, 'answer-objection', { noticeId, objectionId, upheld: true, text: 'true' }))
  matter.waitUntil(moment('2026-03-22T23:59:00+08:00'))
  expect(matter.matter().stage).toBe('announced')
  matter.waitUntil(moment('2026-03-23T00:00:00+08:00'))
  expect(matter.matter().stage).toBe('looked-at')
})

test('roles and acts come from the definition: what it does not name cannot be done', () => {
  const matter = begin()
  expect(matter.does(helper, 'publish-notice', { subject: 'first', days: 3 })).toMatchObject(
    refusedWith('not-your-role'),
  )
  expect(matter.does(supervisor, 'publish-notice', { subject: 'first', days: 3 })).toMatchObject(
    refusedWith('not-your-role'),
  )
  expect(matter.does(organizer, 'raise-topic', { title: 'a road' })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', field: 'type', reason: 'unknown-command' },
  })
})

test('stages that lead to each other end in one step: a command never loops', () => {
  const { stages, ...rest } = twoNotices
  const round = stages.map((stage) =>
    stage.id === 'announced'
      ? { ...stage, moves: [{ to: 'looked-at', when: '${notice.count} > 0' }] }
      : stage.id === 'looked-at'
        ? {
            ...stage,
            moves: [
              { to: 'announced', when: '${notice.count} > 0' },
              { to: 'confirmed', when: '${visit.count} > 0' },
            ],
          }
        : stage,
  )
  const matter = play(compiled({ ...rest, stages: round }), { households: households(3) })
  const { step } = must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 3 }))
  expect(step.events.filter(({ type }) => type === 'StageEntered').length).toBeLessThanOrEqual(3)
})

test('a command may pass several stages at once when nothing holds it there', () => {
  const { stages, ...rest } = twoNotices
  const open = stages.map((stage) =>
    stage.id === 'announced'
      ? { ...stage, moves: [{ to: 'looked-at', when: '${notice.count} > 0' }] }
      : stage.id === 'looked-at'
        ? { ...stage, moves: [{ to: 'confirmed', when: '${notice.count} > 0' }] }
        : stage,
  )
  const matter = play(compiled({ ...rest, stages: open }), { households: households(3) })
  const { step } = must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 3 }))
  expect(step.events.flatMap((event) => (event.type === 'StageEntered' ? [[event.from, event.to]] : []))).toEqual([
    ['announced', 'looked-at'],
    ['looked-at', 'confirmed'],
  ])
})

test('a stage that waits for evaluations either runs or is refused when it is written: it never throws at people', () => {
  const { stages, acts, ...rest } = twoNotices
  const definition = {
    ...rest,
    blocks: ['notice', 'visit', 'evaluation'],
    stages: stages.map((stage) =>
      stage.id === 'confirmed'
        ? { ...stage, moves: [{ to: 'done', by: 'close', when: '${evaluation.count} = 0' }] }
        : stage,
    ),
    acts: { ...acts, close: { roles: ['organizer'], stages: ['confirmed'] } },
  }
  const result = compileProcedure(definition)
  if (!result.ok) return
  const matter = play(result.procedure, { households: households(3) })
  must(matter.does(organizer, 'publish-notice', { subject: 'first', days: 3 }))
  matter.waitUntil(moment('2026-03-05T00:00:00+08:00'))
  must(matter.does(helper, 'record-visit', visitNotes))
  must(matter.does(organizer, 'close'))
  expect(matter.matter().stage).toBe('done')
})
