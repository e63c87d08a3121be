import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conveningNotice } from '#shared/outputs/convening-notice.ts'
import { loudspeakerText } from '#shared/outputs/loudspeaker-text.ts'
import { minutesSheet } from '#shared/outputs/minutes-sheet.ts'
import { resultNotice } from '#shared/outputs/result-notice.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import { englishNumber, englishText, englishTime } from '#shared/outputs/spoken-english.ts'
import { spokenNumber } from '#shared/outputs/spoken-number.ts'
import { spokenText } from '#shared/outputs/spoken-text.ts'
import { spokenClock, spokenTime } from '#shared/outputs/spoken-time.ts'
import { weChatText } from '#shared/outputs/we-chat-text.ts'
import { writtenTime } from '#shared/outputs/written-time.ts'
import { announcement, minutes } from './inputs.ts'

const bare = (text: string) => text.replaceAll(/\s/g, '')

describe('minutes', () => {
  test('say who was due and who came, for the meeting and for each poll', () => {
    const text = bare(sheetToText(minutesSheet(minutes)))
    expect(text.split('应到46人，实到32人')).toHaveLength(3)
    expect(text).toContain('选项|得票塞外红|20口蘑|9弃权|3其中：到场25，链接7。')
    expect(text).toContain('结果：应到46人，实到32人；“塞外红”超过到会人数的二分之一，通过。')
    expect(text).toContain('未列入讨论：等镇里的勘测结果。')
  })

  test('hold warnings, what follows and signatures', () => {
    const text = sheetToText(minutesSheet(minutes))
    expect(text.split('\n')[0]).toBe('伊和背村议贫会会议纪要')
    expect(text).toContain('时间：2026年11月23日（星期一）17:30')
    expect(text).toContain('* 本次只征求意见，不设法定人数。')
    expect(text).toContain('到林科院看苗 | 村主任 | 2026年12月3日（星期四）')
    expect(text).toContain('主持人 王秀英：2026年11月23日（星期一）签字')
    expect(text).toContain('娜仁·图雅（签字）：____')
  })

  test('of a weighted meeting count the households stood for', () => {
    const weights = { due: 448, present: 401, unit: 'households' } as const
    const poll = {
      question: '修不修？',
      choices: [{ text: '赞成', count: 390 }],
      abstain: 11,
      unit: weights.unit,
      outcome: '应到448户，实到401户；通过。',
    }
    const text = bare(
      sheetToText(
        minutesSheet({ ...minutes, due: 35, present: 34, weights, topics: [{ title: '产业路', polls: [poll] }] }),
      ),
    )
    expect(text).toContain('应到35人，实到34人')
    expect(text.split('应到448户，实到401户')).toHaveLength(3)
    expect(text).toContain('赞成|390弃权|11')
  })

  test('have an English variant', () => {
    const text = sheetToText(minutesSheet(minutes, 'en'))
    expect(text).toContain('46 people due, 32 present')
    expect(text).toContain('Monday, 23 November 2026, 17:30')
  })

  test('of any counts hold 应到 and 实到', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), (due, present, title) => {
        const text = bare(sheetToText(minutesSheet({ ...minutes, due, present, topics: [{ title, polls: [] }] })))
        expect(text).toContain(`应到${due}`)
        expect(text).toContain(`实到${present}`)
      }),
    )
  })
})

describe('notices', () => {
  const input = {
    ...announcement,
    topics: [{ title: '产业路', background: '7公里。', choices: ['自建', '发包'] }],
    linkUntil: '2026-11-23T12:00',
    postedBy: '太平嘴村民委员会',
    postedOn: '2026-11-13',
  }

  test('a convening notice says when, where, who and what', () => {
    const text = sheetToText(conveningNotice(input))
    for (const said of [
      '太平嘴村2组村民代表会议通知',
      '2026年11月23日（星期一）17:30',
      '村委会2楼',
      '议题1：产业路',
      '1. 自建',
      '12:00前',
      '2026年11月13日',
    ]) {
      expect(text).toContain(said)
    }
    expect(sheetToText(conveningNotice(input, 'en'))).toContain('Topic 1: 产业路')
  })

  test('a result notice says counts, verdict, period and how to object', () => {
    const result = {
      village: '伊和背村',
      kind: '议贫会',
      heldAt: '2026-11-23T17:30',
      topics: minutes.topics,
      period: { from: '2026-11-24', until: '2026-11-30' },
      objections: '村务监督委员会',
      postedBy: '伊和背村民委员会',
      postedOn: '2026-11-24',
    }
    const text = sheetToText(resultNotice(result))
    for (const said of [
      '应到46人，实到32人',
      '通过',
      '公示期：2026年11月24日（星期二）至2026年11月30日（星期一）',
      '公示期内向村务监督委员会提出',
      '等镇里',
    ]) {
      expect(text).toContain(said)
    }
    expect(sheetToText(resultNotice(result, 'en'))).toContain('Tuesday, 24 November 2026 to Monday, 30 November 2026')
  })
})

describe('the message for the group', () => {
  test.each(['zh', 'en'] as const)('has short lines and ends with the link (%s)', (lang) => {
    const lines = weChatText({ ...announcement, topics: ['长'.repeat(200)], closesAt: '2026-11-23T12:00' }, lang).split(
      '\n',
    )
    expect(lines.at(-1)).toBe(announcement.link)
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(70)
  })
})

describe('the loudspeaker', () => {
  test('says time in words and everything twice', () => {
    const text = loudspeakerText(announcement)
    expect(text.split('十一月二十三号，星期一，下午五点半')).toHaveLength(3)
    expect(text).toContain('太平嘴村二组')
    expect(text).toContain('产业路七公里、三十五万元')
    expect(text).toContain('零点三元每方')
    expect(text).toContain('幺三八零零零零幺幺幺幺')
    expect(text).not.toMatch(/\d|http|cun\.example|[（）()]/)
  })

  test('has an English variant without digits', () => {
    const text = loudspeakerText(announcement, 'en')
    expect(text.split('Monday, November twenty-three, half past five in the afternoon')).toHaveLength(3)
    expect(text).not.toMatch(/\d|http/)
  })

  test('never leaves a digit or a link, whatever the topics say', () => {
    const piece = fc.constantFrom(
      '2',
      '17:30',
      '2026-11-23',
      '2026年',
      '50%',
      '17/34',
      '3-15',
      '1,000',
      '0.3',
      '１２',
      '户',
      '元',
      'https://a.b/c1',
      '。',
      ' ',
      '13800001111',
    )
    const topic = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(topic, (said) => {
        for (const lang of ['zh', 'en'] as const) {
          expect(loudspeakerText({ ...announcement, topics: [said] }, lang)).not.toMatch(/[0-9０-９]|https?:/)
        }
      }),
    )
  })
})

describe('spoken words', () => {
  test.each([
    ['0', '零'],
    ['10', '十'],
    ['12', '十二'],
    ['20', '二十'],
    ['110', '一百一十'],
    ['105', '一百零五'],
    ['1005', '一千零五'],
    ['1010', '一千零一十'],
    ['10000', '一万'],
    ['10005', '一万零五'],
    ['100010', '十万零一十'],
    ['350000', '三十五万'],
    ['1883000', '一百八十八万三千'],
    ['100000000', '一亿'],
    ['100000001', '一亿零一'],
  ])('%s is %s', (number, words) => {
    expect(spokenNumber(number)).toBe(words)
  })

  test.each([
    [0, 0, '凌晨十二点整'],
    [2, 5, '凌晨两点零五分'],
    [8, 0, '早上八点整'],
    [9, 15, '上午九点一刻'],
    [12, 30, '中午十二点半'],
    [14, 0, '下午两点整'],
    [17, 30, '下午五点半'],
    [19, 45, '晚上七点四十五分'],
  ])('%i:%i is %s', (hour, minute, words) => {
    expect(spokenClock(hour, minute)).toBe(words)
  })

  test('dates, shares, ranges and years are said as people say them', () => {
    expect(spokenTime('2026-02-14')).toBe('二月十四号，星期六')
    expect(spokenText('2026年2月，2户，2组，12户')).toBe('二零二六年二月，两户，二组，十二户')
    expect(spokenText('公示7-15天，60%，2/3')).toBe('公示七到十五天，百分之六十，三分之二')
    expect(spokenText('下午会17:30开')).toBe('下午会下午五点半开')
  })

  test('English numbers and times', () => {
    expect(englishNumber('448')).toBe('four hundred and forty-eight')
    expect(englishNumber('350000')).toBe('three hundred and fifty thousand')
    expect(englishTime('2026-11-23T08:00')).toBe("Monday, November twenty-three, eight o'clock in the morning")
    expect(englishText('0.3 yuan, 60%')).toBe('zero point three yuan, sixty percent')
  })

  test('what is no time is left as it is', () => {
    for (const text of ['2026-02-30', '2026-11-23T25:00', '2026-11-23T08:00Z', 'tomorrow', '']) {
      expect(writtenTime(text, 'zh')).toBe(text)
    }
  })
})
