import { describe, expect, test } from 'vitest'
import { parseInstant } from '#shared/calendar/time.ts'
import type { TodayItem } from '#shared/views/today-items.ts'
import type { Act, Entry } from '#web/console/data/entry.ts'
import { command, openMatter, openedBy } from '#web/console/data/entry.ts'
import type { RunningMatter, TodayHere } from '#web/console/data/today.ts'
import { isAnswered, linesOf } from '#web/console/data/today.ts'
import { mattersForVisit } from '#web/console/data/visit-matters.ts'

const village = '150526100201'
const says = { zh: '办', en: 'Act' }
const about = { village, matter: 'matter-00001', says }
const kept = (act: Act, over: Partial<Entry> = {}): Entry => ({ ...act, attachments: [], seq: 1, by: 'clerk', ...over })

const item = (kind: TodayItem['kind'], over: Partial<TodayItem> = {}): TodayItem => ({
  kind,
  matterId: 'matter-00001',
  matterTitle: '议贫会',
  place: village,
  with: {},
  ...over,
})

function today(over: Partial<TodayHere>): TodayHere {
  const now = parseInstant('2026-03-02T09:00:00+08:00')
  if (now === undefined) throw new Error('no such time')
  return { now, places: [], matters: [], mine: [], others: [], comingUp: [], ...over }
}

describe('what lies in the outbox is not asked for again', () => {
  test('a visit on its way answers "visit first", of that matter alone', () => {
    const entries = [kept(command('record-visit', { answers: { needs: '修路' } }, about))]
    expect(isAnswered(item('visit'), entries)).toBe(true)
    expect(isAnswered(item('visit', { matterId: 'matter-00002' }), entries)).toBe(false)
    expect(isAnswered(item('convene'), entries)).toBe(false)
  })

  test('a report answers the action it is about', () => {
    const entries = [kept(command('report-progress', { actionId: 'action-00001', text: '办了', submit: true }, about))]
    expect(isAnswered(item('do-action', { subjectId: 'action-00001' }), entries)).toBe(true)
    expect(isAnswered(item('do-action', { subjectId: 'action-00002' }), entries)).toBe(false)
  })

  test('a refused act answers nothing', () => {
    const refused = { code: 'wrong-stage', sentence: says } as const
    expect(isAnswered(item('close'), [kept(command('close', {}, about), { refused })])).toBe(false)
  })
})

test('nothing stands twice: an open vote is not told again for the day it closes, an action not for its day', () => {
  const due = { subjectId: 'action-00001' }
  const poll = { subjectId: 'poll-00001' }
  const lines = linesOf(
    today({
      mine: [item('do-action', due)],
      others: [item('poll-open', poll)],
      comingUp: [item('do-action', due), item('poll-closes', poll), item('meeting', { subjectId: 'meeting-1' })],
    }),
    [],
  )
  expect(lines.comingUp.map(({ kind }) => kind)).toEqual(['meeting'])
})

describe('where a visit belongs', () => {
  const running = (matterId: string, stage: string, place = village): RunningMatter => ({
    matterId,
    title: matterId,
    place,
    stage,
    procedure: 'deliberation',
  })

  test('the newest matter that still gathers needs comes first, then the others that run', () => {
    const matters = [running('acting', 'act'), running('newer', 'propose'), running('older', 'visit')]
    expect(mattersForVisit(matters, [], village).map(({ id }) => id)).toEqual(['newer', 'older', 'acting'])
  })

  test('matters of other villages and those that are over are none', () => {
    const matters = [running('elsewhere', 'visit', '150526100202'), running('over', 'closed')]
    expect(mattersForVisit(matters, [], village)).toEqual([])
  })

  test('one that was opened just now without a signal takes the next visit as well', () => {
    const open = openMatter(village, '议贫会 3月2日', says)
    expect(mattersForVisit([running('older', 'visit')], [kept(open)], village)[0]).toEqual({
      id: openedBy(open),
      title: '议贫会 3月2日',
    })
  })
})
