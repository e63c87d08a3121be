import type { RuleSet } from './rule-set.ts'

const twoThirds = { of: 'electorate', atLeast: '2/3' } as const

/** Unlike the villagers' assembly, two thirds of all members must agree, not a majority of those who came. */
const shared = {
  law: { zh: '中华人民共和国农村集体经济组织法', en: 'Law on Rural Collective Economic Organizations' },
  validFrom: '2025-05-01',
  rule: { quorum: twoThirds, pass: twoThirds },
  verified: false,
} as const

export const collectiveEconomyLaw: readonly RuleSet[] = [
  {
    ...shared,
    id: 'members-2025',
    article: { zh: '第二十七条', en: 'Article 27' },
    body: '成员大会',
    electorateIs: {
      zh: '本集体经济组织具有完全民事行为能力的成员，一人一票',
      en: 'members with full legal capacity, one vote each',
    },
    noticeDays: 10,
    note: {
      zh: '不能到场的可以通过即时通讯工具在线参加，或者书面委托同一户的其他成员；决定须经全体成员三分之二以上同意。',
      en: 'Members may join online by instant messaging or by written proxy of the same household; decisions need 2/3 of all members.',
    },
  },
  {
    ...shared,
    id: 'member-representatives-2025',
    article: { zh: '第二十八条', en: 'Article 28' },
    body: '成员代表大会',
    electorateIs: { zh: '全体成员代表，一人一票', en: 'all member representatives, one vote each' },
    note: {
      zh: '决定须经全体成员代表三分之二以上同意；法定到会人数待核对。',
      en: 'Decisions need 2/3 of all member representatives; the quorum is still to be checked.',
    },
  },
]
