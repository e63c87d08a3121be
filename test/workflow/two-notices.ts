/**
 * A procedure that no village has: a notice first, then a visit, then a second notice, then the end. It exists to show
 * that another order of the same blocks needs no line of code.
 */
export const twoNotices = {
  id: 'two-notices',
  version: 1,
  title: { zh: '两次公示', en: 'Two notices' },
  blocks: ['notice', 'visit'],
  roles: ['organizer', 'helper', 'villager', 'system'],
  stages: [
    {
      id: 'announced',
      title: { zh: '预告', en: 'Announced' },
      moves: [{ to: 'looked-at', when: '${notice.closed} = 1 and ${notice.running} = 0' }],
    },
    {
      id: 'looked-at',
      title: { zh: '察看', en: 'Looked at' },
      moves: [{ to: 'confirmed', when: '${visit.count} > 0' }],
    },
    {
      id: 'confirmed',
      title: { zh: '确认', en: 'Confirmed' },
      moves: [{ to: 'done', by: 'close', when: '${notice.closed} >= 2' }],
    },
    { id: 'done', title: { zh: '办结', en: 'Done' }, moves: [], end: true },
  ],
  acts: {
    'publish-notice': {
      roles: ['organizer'],
      stages: ['announced', 'confirmed'],
      require: [{ that: '${notice.running} = 0', else: 'notice-open' }],
    },
    object: { roles: ['villager'], stages: ['announced', 'confirmed'] },
    'answer-objection': { roles: ['organizer'], stages: ['announced', 'confirmed'] },
    'record-visit': { roles: ['helper'], stages: ['looked-at'] },
    close: {
      roles: ['organizer'],
      stages: ['confirmed'],
      require: [
        { that: '${notice.running} = 0', else: 'notice-open' },
        { that: '${notice.objected} = 0', else: 'objections-unanswered' },
      ],
    },
  },
}
