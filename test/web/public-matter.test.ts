import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant } from '#shared/calendar/time.ts'
import { publicMatter, publicMatterSchema } from '#shared/views/public-matter.ts'
import type { RoundResult } from '#shared/blocks/evaluation/state.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import { boardPage } from '#web/board/board-page.tsx'
import { matterPage } from '#web/board/matter-page.tsx'
import { renderPage } from '#web/page.tsx'
import { eventsOf, matterOf } from './matter.ts'

function moment(text: string) {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`no instant: ${text}`)
  return instant
}

const now = moment('2026-11-24T00:00:00Z')
/** A name, a code or a text of somebody's own, long enough that it stands nowhere by chance. */
const personal = fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}[0-9a-f]{10}$/)

/** A matter with one round of evaluation more. */
const evaluated = (matter: Matter, round: RoundResult): Matter => {
  const { evaluation } = matter.slices
  return {
    ...matter,
    slices: { ...matter.slices, evaluation: { ...evaluation, results: [...evaluation.results, round] } },
  }
}

describe('the public matter', () => {
  it('holds no voter, no name, no text given in confidence, whatever they are', () => {
    fc.assert(
      fc.property(personal, fc.nat(), (secret, cut) => {
        const events = eventsOf({ secret })
        const matter = foldEvents(events.slice(0, 1 + (cut % events.length)))
        const shown = publicMatter(evaluated(matter, { round: 1, topicId: 'topic-0002', count: 1, sum: 5 }), now)
        expect(JSON.stringify(shown)).not.toContain(secret)
        expect(publicMatterSchema.parse(shown)).toEqual(shown)
        for (const lang of ['zh', 'en'] as const) {
          const village = { code: '150526100219', name: '村', level: 'village' } as const
          expect(renderPage(matterPage({ lang, village: '村', matter: shown }))).not.toContain(secret)
          expect(renderPage(boardPage({ lang, village, above: [], matters: [shown] }))).not.toContain(secret)
        }
      }),
    )
  })

  it('shows staff topics at once and villagers topics once they are taken up or declined', () => {
    const shown = publicMatter(matterOf({ public: '机井' }), now)
    expect(shown.topics.map(({ id, state }) => [id, state])).toEqual([
      ['topic-0001', 'scheduled'],
      ['topic-0003', 'declined'],
    ])
    expect(shown.topics[1]).toMatchObject({ reason: '机井', background: '' })
    const taken = foldEvents([
      ...eventsOf({ secret: '修路' }),
      {
        type: 'MeetingConvened',
        at: now,
        by: 's',
        meetingId: 'm2',
        kind: '议贫会',
        place: '村委会',
        heldAt: now,
        topics: ['topic-0002'],
        list: 'l',
        dueCount: 1,
        dueWeight: 1,
        warnings: [],
      },
    ])
    expect(publicMatter(taken, now).topics.map(({ title }) => title)).toContain('修路')
  })

  it('keeps silent about an open poll and tells everything about a closed one', () => {
    const [closed, open] = publicMatter(matterOf({}), now).polls
    expect(closed).toMatchObject({
      state: 'closed',
      counts: [{ count: 20 }, { count: 9 }],
      abstained: 3,
      electorateCount: 46,
      presentCount: 32,
      byChannel: { link: 29, paper: 3 },
      published: { path: '/b/150526100219/polls/poll-0001.json', digest: 'q83vEjRWeJA' },
    })
    expect(closed).toHaveProperty('sentence.zh', expect.stringContaining('通过'))
    expect(open).toHaveProperty('state', 'open')
    expect(open).not.toHaveProperty('counts')
  })

  it('counts the days of a notice and the delay of an action by the clock it is given', () => {
    const early = publicMatter(matterOf({}), moment('2026-11-21T00:00:00Z'))
    expect(early.notices[0]).toMatchObject({
      standing: 'restarted',
      lastDay: '2026-11-27',
      daysLeft: 6,
      objectionCount: 1,
    })
    expect(early.actions[0]).toMatchObject({ owner: '村主任', state: 'returned', overdue: false })
    const late = publicMatter(matterOf({}), moment('2026-11-28T00:00:00Z'))
    expect(late.notices[0]).toMatchObject({ standing: 'closed', daysLeft: 0 })
    expect(late.actions[0]).toMatchObject({ overdue: true })
  })

  it('shows a mean that is never rounded up, of the latest round', () => {
    const matter = matterOf({ public: '路' })
    expect(publicMatter(matter, now).evaluations).toEqual([{ topic: '路', mean: 2.7, count: 4 }])
    const second = evaluated(matter, { round: 2, topicId: 'topic-0001', count: 100, sum: 299 })
    expect(publicMatter(second, now).evaluations).toEqual([{ topic: '路', mean: 2.9, count: 100 }])
  })

  it('says what is happening: promised while something is to be done, closed at the end', () => {
    const events = eventsOf({})
    expect(publicMatter(foldEvents(events.slice(0, 3)), now)).toMatchObject({
      happening: 'being-decided',
      takesTopics: true,
    })
    expect(publicMatter(foldEvents(events), now).happening).toBe('promised')
    const over = foldEvents([...events, { type: 'StageEntered', at: now, from: 'evaluate', to: 'closed', end: true }])
    expect(publicMatter(over, now)).toMatchObject({
      happening: 'closed',
      closedOn: '2026-11-24',
      takesTopics: false,
    })
  })
})
