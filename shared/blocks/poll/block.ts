import type { Block } from '../../workflow/block.ts'
import { closePoll, countThePoll } from './closing.ts'
import { openPoll } from './opening.ts'
import { paperTally } from './paper-tally.ts'
import { dropList } from './drop-list.ts'
import { nameProxy } from './proxy.ts'
import type { PollState } from './state.ts'
import { applyToPolls, noPolls } from './state.ts'

/** 表决: a question, a frozen electorate, one paper each whatever the channel, counted from the facts. */
export const poll: Block<'poll', PollState> = {
  name: 'poll',
  initial: noPolls,
  apply: applyToPolls,
  figures: {
    count: (state) => state.polls.length,
    open: (state) => state.polls.filter((one) => one.state !== 'closed').length,
    passed: (state) => state.polls.filter((one) => one.state === 'closed' && one.tally.outcome === 'passed').length,
  },
  commands: {
    'open-poll': openPoll,
    'name-proxy': nameProxy,
    'paper-tally': paperTally,
    'drop-list': dropList,
    'close-poll': closePoll,
    'count-poll': countThePoll,
  },
  tells: {
    PollOpened: { zh: '开始表决', en: 'A poll was opened' },
    ProxyNamed: { zh: '登记了委托', en: 'A written mandate was recorded' },
    PaperTallied: { zh: '录入了纸票', en: 'Paper votes were entered' },
    PaperListDropped: { zh: '一份没有录成的纸票名单作废了', en: 'A paper list that did not come through was dropped' },
    PollShut: { zh: '表决结束', en: 'The poll was closed' },
    PollCounted: { zh: '计票完成并公布', en: 'The votes were counted and published' },
  },
}
