import type { RuleSet } from './rule-set.ts'

/** 一事一议筹资筹劳: representatives carry the households they asked beforehand, so weights are households, one vote each. */
export const labourAndFunds: readonly RuleSet[] = [
  {
    id: 'labour-and-funds-representatives',
    law: { zh: '村民一事一议筹资筹劳管理办法', en: 'Measures on villagers’ funds and labour, case by case' },
    article: { zh: '条号待核对，各省另有规定', en: 'article to be checked; provinces have their own text' },
    // Measures of the Ministry of Agriculture, passed on by the State Council's office on 2007-01-16 (from memory).
    validFrom: '2007-01-16',
    body: '村民代表会议',
    electorateIs: {
      zh: '村民代表，每人的票数是其所代表的户数',
      en: 'representatives, each weighing the households he or she stands for',
    },
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
    note: {
      zh: '用于筹资筹劳。会前应逐户征求意见并签字；有的省要求代表五分之四以上到会、全体代表三分之二以上通过。',
      en: 'For funds and labour. Each household is asked and signs beforehand; one province asks for 4/5 of representatives present and 2/3 of all.',
    },
    verified: false,
  },
]
