import type { RuleSet } from './rule-set.ts'

/** The 议贫会 decides nothing the law reserves to an assembly: whoever the matter concerns comes, at any time, and advises. */
export const deliberation: readonly RuleSet[] = [
  {
    id: 'deliberation',
    law: { zh: '“议贫会”群众工作机制', en: 'Deliberation meeting (议贫会)' },
    article: { zh: '随时召开，参会人员因会议内容而定', en: 'at any time, with those whom the matter concerns' },
    validFrom: '2016-01-01',
    body: '议贫会',
    electorateIs: { zh: '与议题有关的农户，一户一票', en: 'the households concerned, one vote each' },
    rule: {},
    note: {
      zh: '征求意见，不代替村民会议、村民代表会议依法应作的决定。',
      en: 'It advises; what the law gives to an assembly is decided there.',
    },
    // A local practice without a law behind it, its first year is an assumption.
    verified: false,
  },
]
