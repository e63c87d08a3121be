import type { Procedure } from '../workflow/procedure.ts'

const before = ['visit', 'propose', 'discuss']
const running = ['visit', 'propose', 'discuss', 'act', 'evaluate']

/**
 * 议贫会, the villagers' deliberation in five steps (访、提、议、行、评): visit, propose, discuss, act, evaluate.
 * What moves it and who may do what is specified with the acceptance scenarios; this is that specification as data.
 */
export const deliberation: Procedure = {
  id: 'deliberation',
  version: 1,
  title: { zh: '议贫会', en: 'Village deliberation' },
  blocks: ['visit', 'topic', 'meeting', 'poll', 'minutes', 'notice', 'action-item', 'review', 'evaluation'],
  roles: ['organizer', 'helper', 'supervisor', 'villager', 'public', 'system'],
  stages: [
    {
      id: 'visit',
      title: { zh: '访', en: 'Visit' },
      moves: [{ to: 'propose', when: '${visit.count} > 0 and ${topic.open} > 0' }],
    },
    {
      id: 'propose',
      title: { zh: '提', en: 'Propose' },
      moves: [{ to: 'discuss', when: '${meeting.checked-in} > 0 or ${poll.count} > 0' }],
    },
    {
      id: 'discuss',
      title: { zh: '议', en: 'Discuss' },
      moves: [{ to: 'act', when: '${minutes.signed} = 1' }],
    },
    {
      id: 'act',
      title: { zh: '行', en: 'Act' },
      moves: [
        { to: 'evaluate', when: '${action-item.current} > 0 and ${action-item.open} = 0' },
        // Nothing passed, so nothing is owed; a matter sent back by a low score has actions and takes the long way.
        { to: 'closed', by: 'close', when: '${poll.passed} = 0 and ${action-item.count} = 0' },
      ],
    },
    {
      id: 'evaluate',
      title: { zh: '评', en: 'Evaluate' },
      moves: [
        // What is still to be done comes first: a further action takes the matter back to acting.
        { to: 'act', when: '${action-item.open} > 0' },
        { to: 'closed', by: 'close' },
      ],
    },
    { id: 'closed', title: { zh: '办结', en: 'Closed' }, moves: [], end: true },
  ],
  acts: {
    'record-visit': { roles: ['organizer', 'helper'], stages: running },
    'raise-topic': { roles: ['organizer', 'villager', 'public'], stages: running },
    'decline-topic': {
      roles: ['organizer'],
      stages: running,
      require: [{ that: '${minutes.signatures} = 0 or ${minutes.signed} = 1', else: 'wrong-stage' }],
    },
    'add-voice': { roles: ['organizer'], stages: running },
    convene: {
      roles: ['organizer'],
      stages: before,
      require: [{ that: '${visit.count} > 0', else: 'no-visit-yet' }],
    },
    'check-in': { roles: ['organizer'], stages: ['propose', 'discuss'] },
    // What somebody has signed does not change any more under the signature.
    'open-poll': {
      roles: ['organizer'],
      stages: ['propose', 'discuss'],
      require: [{ that: '${minutes.signatures} = 0', else: 'wrong-stage' }],
    },
    'name-proxy': { roles: ['organizer'], stages: ['discuss'] },
    'paper-tally': { roles: ['organizer'], stages: ['discuss'] },
    'close-poll': { roles: ['organizer'], stages: ['discuss'] },
    'write-minutes': { roles: ['organizer'], stages: ['discuss'] },
    'sign-minutes': {
      roles: ['organizer', 'helper', 'supervisor'],
      stages: ['discuss'],
      require: [{ that: '${poll.open} = 0', else: 'wrong-stage' }],
    },
    'publish-notice': { roles: ['organizer'], stages: running },
    object: { roles: ['villager'], stages: running },
    'answer-objection': { roles: ['organizer'], stages: running },
    assign: { roles: ['organizer'], stages: ['act', 'evaluate'] },
    'report-progress': { roles: ['organizer', 'helper'], stages: ['act'] },
    review: { roles: ['organizer', 'helper', 'supervisor'], stages: ['act'] },
    urge: { roles: ['supervisor'], stages: ['act'] },
    evaluate: { roles: ['villager'], stages: ['evaluate'] },
    close: {
      roles: ['organizer'],
      stages: ['act', 'evaluate'],
      require: [
        { that: '${notice.running} = 0', else: 'notice-open' },
        { that: '${notice.objected} = 0', else: 'objections-unanswered' },
        { that: '${action-item.open} = 0', else: 'actions-open' },
        // Comparing with "nobody has evaluated" is false, so that silence does not keep a matter open.
        { that: 'not(${evaluation.lowest} < 3)', else: 'low-score', sendTo: 'act' },
      ],
    },
  },
}
