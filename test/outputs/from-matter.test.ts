import type { Lang } from '#shared/language.ts'
import { describe, expect, test } from 'vitest'
import { countPoll } from '#shared/blocks/poll/counting.ts'
import type { Mark } from '#shared/blocks/poll/rows.ts'
import { pollOf } from '#shared/blocks/poll/state.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { parseInstant, parseLocalDate } from '#shared/calendar/time.ts'
import { loudspeakerText } from '#shared/outputs/loudspeaker-text.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { weChatText } from '#shared/outputs/we-chat-text.ts'
import type { Result } from '#shared/result.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import type { Asked } from '#shared/outputs/convening-of.ts'
import { conveningOf, groupMessageInput, loudspeakerInput, meetingAsked } from '#shared/outputs/convening-of.ts'
import { minutesOf } from '#shared/outputs/minutes-of.ts'
import { resultOf } from '#shared/outputs/result-of.ts'

const village = '伊和背村'

function at(text: string): Instant {
  const instant = parseInstant(`2026-11-${text}:00+08:00`)
  if (instant === undefined) throw new Error(text)
  return instant
}

function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new Error(text)
  return date
}

const opened: MatterEvent[] = [
  {
    type: 'MatterOpened',
    at: at('21T09:00'),
    matterId: 'matter-1',
    procedure: { id: 'deliberation', version: 1 },
    place: '150926100201',
    title: '今年庭院种什么',
    stage: 'visit',
  },
  raised('fruit', '庭院经济选项目', '入户走访时多户提出。'),
  raised('road', '修路', '', 'villager'),
]

function raised(
  topicId: string,
  title: string,
  background = '',
  raisedBy: 'staff' | 'villager' = 'staff',
): MatterEvent {
  const facts = { topicId, title, background, raisedBy, fromVisits: [], photos: [] }
  return { type: 'TopicRaised', at: at('21T10:00'), by: 'clerk', ...facts }
}

const declined: MatterEvent = {
  type: 'TopicDeclined',
  at: at('22T10:00'),
  by: 'clerk',
  topicId: 'road',
  reason: '等镇里的勘测结果。',
}

function convened(meetingId = 'meeting-1', due = 46, weight = due): MatterEvent {
  return {
    type: 'MeetingConvened',
    at: at('22T11:00'),
    by: 'clerk',
    meetingId,
    kind: '议贫会',
    place: '村部',
    heldAt: at('23T17:30'),
    topics: ['fruit'],
    note: '请带身份证。',
    list: 'households',
    dueCount: due,
    dueWeight: weight,
    warnings: [{ zh: '应提前10天通知。', en: 'Asks for 10 days of notice.' }],
  }
}

interface Held {
  readonly pollId: string
  readonly meetingId?: string
  readonly due?: number
  /** How many chose the first, the second, nothing; each voter weighs `weight`. */
  readonly votes: readonly [number, number, number]
  readonly weight?: number
  readonly shutAt?: string
}

function pollOpened({ pollId, meetingId, due = 46, weight = 1 }: Held): MatterEvent {
  return {
    type: 'PollOpened',
    at: at('23T17:40'),
    by: 'clerk',
    pollId,
    topicId: 'fruit',
    ...(meetingId === undefined ? {} : { meetingId }),
    question: '选哪一项?',
    choices: [
      { key: 'fruit', text: '塞外红' },
      { key: 'mushroom', text: '口蘑' },
    ],
    max: 1,
    list: 'households',
    roll: 'roll',
    secret: false,
    rule: { pass: { of: 'present', moreThan: '1/2' } },
    electorate: { count: due, weight: due * weight },
    recused: [],
    gates: 1,
    closesAt: at('23T20:00'),
  }
}

/** The events of a poll from opening to the count, counted by the product's own rules. */
function pollHeld(held: Held): MatterEvent[] {
  const { pollId, due = 46, weight = 1, votes, shutAt = '23T20:00' } = held
  const codes = Array.from({ length: due }, (_, n) => `h${n}`)
  const chosen = votes.flatMap((n, which) =>
    Array.from({ length: n }, () => [['fruit'], ['mushroom'], []][which] ?? []),
  )
  const marks = chosen.map((choices, n): Mark => {
    return { code: `h${n}`, weight, channel: n < 5 ? 'assisted' : 'link', choices }
  })
  const open = pollOpened(held)
  const poll = pollOf(foldEvents([...opened, open]).slices.poll, pollId)
  if (poll === undefined) throw new Error(pollId)
  const roll = codes.map((code) => ({ code, name: code, weight }))
  const { tally, turnout } = countPoll(poll, { roll, marks, urn: [], checkedIn: [], reissued: 0 })
  return [
    open,
    { type: 'PollShut', at: at(shutAt), by: 'clerk', pollId },
    { type: 'PollCounted', at: at(shutAt), pollId, tally, turnout, fileDigest: `digest-of-${pollId}` },
  ]
}

const inMeeting: Held = { pollId: 'poll-1', meetingId: 'meeting-1', votes: [19, 10, 3] }

function published(noticeId: string, openedAt: string): MatterEvent {
  const facts = { subject: `${noticeId}的公示`, text: '结果如下。', days: 7 }
  return { type: 'NoticePublished', at: at(openedAt), by: 'clerk', noticeId, ...facts }
}

const bare = (sheet: Sheet): string => sheetToText(sheet).replaceAll(/\s/g, '')

function minutes(matter: Matter, present = 32, lang: Lang = 'zh'): Sheet {
  const attendance = matter.slices.meeting.meetings.map(({ id }) => ({ meetingId: id, presentCount: present }))
  return minutesOf(matter, { village, lang, attendance, staffNames: new Map([['head', '王秀英']]) })
}

describe('minutes of a matter', () => {
  const held = foldEvents([...opened, declined, convened(), ...pollHeld(inMeeting)])

  test('tell the meeting, its topics, each poll with counts, channels, verdict and digest', () => {
    const text = bare(minutes(held))
    expect(text).toMatch(/^伊和背村议贫会会议纪要今年庭院种什么时间：2026年11月23日（星期一）17:30地点：村部/)
    // Of the meeting, and in the result of the poll.
    expect(text.split('应到46户，实到32户')).toHaveLength(3)
    for (const said of [
      '*应提前10天通知。',
      '议题1：庭院经济选项目',
      '背景：入户走访时多户提出。',
      '塞外红|19口蘑|10弃权|3其中：链接27，当面代录5。',
      '结果：应到46户，实到32户；“塞外红”超过到会户数的二分之一，通过。文件校验码：digest-of-poll-1',
      '未列入讨论：等镇里的勘测结果。',
    ])
      expect(text).toContain(said)
  })

  test('draw attendance from the record until the first signature freezes it', () => {
    const asked: MatterEvent = {
      type: 'MinutesWritten',
      at: at('24T09:00'),
      by: 'clerk',
      added: '会后看苗。',
      signers: ['clerk', 'head'],
    }
    const draft = foldEvents([...opened, convened(), asked])
    expect(bare(minutes(draft, 32))).toContain('实到32户')
    expect(bare(minutes(draft, 33))).toContain('实到33户')
    const signed = foldEvents([
      ...opened,
      convened(),
      asked,
      {
        type: 'MinutesSigned',
        at: at('25T00:30'),
        by: 'clerk',
        name: '娜仁',
        attendance: [{ meetingId: 'meeting-1', presentCount: 32 }],
        complete: false,
      },
    ])
    const text = bare(minutes(signed, 40))
    expect(text).toContain('应到46户，实到32户')
    expect(text).toContain('会后看苗。')
    expect(text).toContain('娜仁：2026年11月25日（星期三）签字王秀英（签字）')
  })

  test('hold the actions that follow', () => {
    const assigned: MatterEvent = {
      type: 'ActionAssigned',
      at: at('26T09:00'),
      by: 'clerk',
      actionId: 'action-1',
      topicId: 'fruit',
      text: '买苗',
      owner: { id: 'head', name: '王秀英' },
      due: day('2026-12-03'),
    }
    expect(bare(minutes(foldEvents([...opened, convened(), assigned])))).toContain(
      '买苗|王秀英|2026年12月3日（星期四）',
    )
  })

  test('of a weighted poll say the votes and the households', () => {
    const weighted = { ...inMeeting, due: 35, weight: 10, votes: [30, 2, 2] } as const
    const text = bare(minutes(foldEvents([...opened, convened('meeting-1', 35, 350), ...pollHeld(weighted)]), 34))
    expect(text).toContain('塞外红|300口蘑|20弃权|20')
    expect(text).toContain('结果：应到35户，实到34户。应到350票，实到340票；')
  })

  test('list a poll that was held without any meeting, and claim no attendance of one', () => {
    const text = bare(minutes(foldEvents([...opened, ...pollHeld({ pollId: 'poll-1', votes: [19, 10, 3] })])))
    expect(text).toMatch(/^伊和背村议贫会会议纪要/)
    expect(text).toContain('应到46户，实到32户')
    expect(text).not.toContain('应到0')
    expect(text).not.toContain('时间：')
  })

  test('keep meetings apart, each with its own attendance, and polls beside them', () => {
    const matter = foldEvents([
      ...opened,
      declined,
      convened('meeting-1'),
      ...pollHeld(inMeeting),
      convened('meeting-2', 40),
      ...pollHeld({ pollId: 'poll-3', votes: [1, 0, 0] }),
    ])
    const text = bare(minutes(matter))
    expect(text.split('议贫会2026年11月23日')).toHaveLength(3)
    expect(text).toContain('应到40户，实到32户')
    expect(text.split('digest-of-poll-1')).toHaveLength(2)
    expect(text.split('digest-of-poll-3')).toHaveLength(2)
    expect(text.split('等镇里的勘测结果')).toHaveLength(2)
  })

  test('show no figures of a poll that is not counted, only that it runs', () => {
    const text = bare(minutes(foldEvents([...opened, convened(), pollOpened(inMeeting)])))
    expect(text).toContain('*选哪一项?正在投票')
    expect(text).not.toContain('塞外红')
  })

  test('pass on no text of a villager whose topic was declined', () => {
    const told = [...opened, raised('dog', '狗叫', '邻居李四的狗', 'villager')]
    const answer: MatterEvent = { ...declined, topicId: 'dog', reason: '请找村调解员。' }
    const text = bare(minutes(foldEvents([...told, answer, convened()])))
    expect(text).toContain('狗叫')
    expect(text).toContain('请找村调解员。')
    expect(text).not.toContain('李四')
  })

  test('exist from the first day and in English', () => {
    expect(bare(minutes(foldEvents(opened)))).toContain('庭院经济选项目')
    const text = sheetToText(minutes(held, 32, 'en'))
    expect(text).toContain('46 households due, 32 present')
    expect(text).toContain('Digest of the file: digest-of-poll-1')
  })
})

const paper = { village, lang: 'zh' } as const

function told<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('texts that call a meeting', () => {
  const matter = foldEvents([...opened, convened(), pollOpened(inMeeting)])
  const meeting = told(meetingAsked(matter, {}))

  test('the notice says who, when, where, what to choose from, until when links work, and the remark', () => {
    const text = sheetToText(conveningOf(matter, meeting, paper))
    for (const said of [
      '各户（共46户）：',
      '村里要开议贫会，商量1件事',
      '2026年11月23日（星期一）17:30',
      '村部',
      '1. 塞外红',
      '20:00前',
      '请带身份证。',
      '2026年11月22日',
    ])
      expect(text).toContain(said)
  })

  test('the message ends with the link and the loudspeaker has no digits', () => {
    const link = 'https://cun.example/b/150926100201/m/matter-1'
    const lines = weChatText(groupMessageInput(matter, meeting, { ...paper, link })).split('\n')
    expect(lines.at(-1)).toBe(link)
    expect(lines).toContain('参加：各户（共46户）')
    expect(lines).toContain('另外：请带身份证。')
    expect(lines).toContain('来不了的：2026年11月23日（星期一）20:00前，用自己的二维码或链接表态')
    const spoken = loudspeakerText(loudspeakerInput(matter, meeting, paper))
    expect(spoken).toContain('请各户，共四十六户按时参加。')
    expect(spoken.split('另外，请带身份证。\n')).toHaveLength(3)
    expect(spoken).not.toMatch(/\d/)
  })

  test('a topic declined after convening is called no more', () => {
    const both = foldEvents([...opened, convened(), { ...declined, topicId: 'fruit' }])
    expect(sheetToText(conveningOf(both, told(meetingAsked(both, {})), paper))).not.toContain('庭院经济选项目')
  })

  test.each<[Asked, string]>([
    [{ meeting: 'meeting-9' }, 'meeting'],
    [{ poll: 'poll-9' }, 'poll'],
    [{ notice: 'notice-1' }, 'notice'],
    [{ meeting: 'meeting-9', poll: 'poll-1' }, 'poll'],
  ])('%j is not found', (asked, field) => {
    expect(meetingAsked(matter, asked)).toEqual({ ok: false, refusal: { code: 'not-found', field } })
  })

  test('without a meeting there is nothing to call', () => {
    expect(meetingAsked(foldEvents(opened), {}).ok).toBe(false)
  })
})

describe('result notice', () => {
  const later: Held = { pollId: 'poll-2', votes: [1, 4, 0], shutAt: '25T20:00' }
  const decided = [...opened, convened(), ...pollHeld(inMeeting), published('notice-1', '24T09:00')]
  const matter = foldEvents([...decided, ...pollHeld(later)])

  test('tells counts and verdict with the period of the notice published since', () => {
    const text = sheetToText(told(resultOf(foldEvents(decided), {}, paper)))
    for (const said of [
      'notice-1的公示',
      '结果如下。',
      '公示期：2026年11月24日（星期二）至2026年12月1日（星期二）',
      '塞外红19户，口蘑10户，弃权3户',
      '通过',
      '公示期内向伊和背村提出',
    ])
      expect(text).toContain(said)
  })

  test('tells of the latest poll, or of what is asked for', () => {
    const latest = sheetToText(told(resultOf(matter, {}, paper)))
    expect(latest).toContain('口蘑4户')
    expect(latest).not.toContain('开会时间')
    expect(latest).not.toContain('公示期')
    for (const asked of [{ poll: 'poll-1' }, { meeting: 'meeting-1' }, { notice: 'notice-1' }])
      expect(sheetToText(told(resultOf(matter, asked, paper)))).toContain('口蘑10户')
  })

  test('before any count a notice stands alone, with its text and its period', () => {
    const text = sheetToText(
      told(resultOf(foldEvents([...opened, published('notice-1', '24T09:00')]), { notice: 'notice-1' }, paper)),
    )
    for (const said of [
      '伊和背村公示\nnotice-1的公示',
      '结果如下。',
      '公示期：2026年11月24日（星期二）至2026年12月1日（星期二）',
      '公示期内向伊和背村提出',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/应到|开会时间/)
  })

  test('is not found before anything is counted', () => {
    const running = foldEvents([...opened, convened(), pollOpened(inMeeting)])
    expect(resultOf(running, {}, paper).ok).toBe(false)
    expect(resultOf(running, { poll: 'poll-1' }, paper)).toEqual({
      ok: false,
      refusal: { code: 'not-found', field: 'poll', reason: 'not-counted-yet' },
    })
    for (const asked of [{ poll: 'poll-9' }, { meeting: 'meeting-9' }, { notice: 'notice-9' }])
      expect(resultOf(matter, asked, paper).ok).toBe(false)
  })
})
