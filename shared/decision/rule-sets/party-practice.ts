import type { RuleSet } from './rule-set.ts'

/** The Party meeting of the 四议两公开: three days' call, two thirds present, a majority of those due to attend. */
export const partyPractice: readonly RuleSet[] = [
  {
    id: 'party-members',
    law: {
      zh: '“四议两公开”工作法（党员大会审议）',
      en: 'Four deliberations, two disclosures (Party members’ meeting)',
    },
    article: { zh: '地方工作规程', en: 'local working rules' },
    // The No. 1 Central Document of 2010 spread the method; counties write their own rules of procedure (date from memory).
    validFrom: '2010-01-31',
    body: '党员大会',
    electorateIs: {
      zh: '有表决权的应到会党员，一人一票',
      en: 'Party members due to attend who may vote, one vote each',
    },
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'electorate', moreThan: '1/2' } },
    noticeDays: 3,
    note: {
      zh: '到会与通过的比例已核对，提前三天发方案只见于个别地方规定。',
      en: 'The shares were read in published rules; the three days’ notice only in single local ones.',
    },
    verified: true,
  },
]
