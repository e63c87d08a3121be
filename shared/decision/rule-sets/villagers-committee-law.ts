import type { RuleSet } from './rule-set.ts'

const law = { zh: '中华人民共和国村民委员会组织法', en: 'Organic Law of the Villagers’ Committees' }
const twoThirdsPresent = { of: 'electorate', atLeast: '2/3' } as const
const halfPresent = { of: 'electorate', moreThan: '1/2' } as const
const majorityOfPresent = { of: 'present', moreThan: '1/2' } as const

const adults = { zh: '本村十八周岁以上的村民，一人一票', en: 'villagers of 18 and over, one vote each' }
const households = { zh: '各户的代表，一户一票', en: 'representatives of households, one vote each household' }
const representatives = {
  zh: '村民代表会议组成人员（村委会成员和村民代表），一人一票',
  en: 'members of the assembly (committee and representatives), one vote each',
}
const groupAdults = {
  zh: '本组十八周岁以上的村民，一人一票',
  en: 'the group’s villagers of 18 and over, one vote each',
}
const groupHouseholds = {
  zh: '本组各户的代表，一户一票',
  en: 'representatives of the group’s households, one vote each household',
}

const urgent = { zh: '有的省规定紧急情况除外。', en: 'Some provinces except urgent cases.' }
const article = (number: string, zh: string) => ({ zh: `第${zh}条`, en: `Article ${number}` })

// The text as amended on 2018-12-29, in force to the end of 2025. The article on group meetings comes from a weaker source.
const until2025 = { law, validFrom: '2018-12-29', validTo: '2025-12-31' } as const

const text2018: readonly RuleSet[] = [
  {
    ...until2025,
    id: 'assembly-adults-2018',
    article: article('21, 22', '二十一、二十二'),
    body: '村民会议',
    electorateIs: adults,
    rule: { quorum: halfPresent, pass: majorityOfPresent },
    noticeDays: 10,
    note: urgent,
    verified: true,
  },
  {
    ...until2025,
    id: 'assembly-households-2018',
    article: article('21, 22', '二十一、二十二'),
    body: '村民会议',
    electorateIs: households,
    rule: { quorum: twoThirdsPresent, pass: majorityOfPresent },
    noticeDays: 10,
    note: urgent,
    verified: true,
  },
  {
    ...until2025,
    id: 'representatives-2018',
    article: article('26', '二十六'),
    body: '村民代表会议',
    electorateIs: representatives,
    rule: { quorum: twoThirdsPresent, pass: majorityOfPresent },
    verified: true,
  },
  {
    ...until2025,
    id: 'group-adults-2018',
    article: article('28', '二十八'),
    body: '村民小组会议',
    electorateIs: groupAdults,
    rule: { quorum: twoThirdsPresent, pass: majorityOfPresent },
    verified: false,
  },
  {
    ...until2025,
    id: 'group-households-2018',
    article: article('28', '二十八'),
    body: '村民小组会议',
    electorateIs: groupHouseholds,
    rule: { quorum: twoThirdsPresent, pass: majorityOfPresent },
    verified: false,
  },
]

/**
 * The amendment of 2025-10-28, in force from 2026-01-01, renumbers the articles (41 become 50). Its articles on meetings
 * were not at hand: the figures of 2018 are carried over, unverified, until somebody reads them.
 */
const text2025: readonly RuleSet[] = text2018.map((set) => {
  const { validTo: _over, ...open } = set
  return {
    ...open,
    id: set.id.replace('2018', '2025'),
    validFrom: '2026-01-01',
    article: {
      zh: `原${set.article.zh}（2025年修正后条号待核对）`,
      en: `former ${set.article.en} (number after the 2025 amendment to be checked)`,
    },
    note: {
      zh: `${set.note?.zh ?? ''}数字沿用2018年文本，2025年修正文本尚待核对。`,
      en: `${set.note ? `${set.note.en} ` : ''}Figures carried over from the 2018 text; the amended text is still to be checked.`,
    },
    verified: false,
  }
})

export const villagersCommitteeLaw: readonly RuleSet[] = [...text2018, ...text2025]
