import type { Words } from '../language.ts'

export const healthWords = {
  title: { zh: '系统运行状况', en: 'How the service is running' },
  allWell: { zh: '一切正常', en: 'All is well' },
  someBehind: { zh: '有的地方没跟上，请看下面', en: 'Something has fallen behind: see below' },
  someUnknown: { zh: '有的情况还不清楚，请看下面', en: 'Something is not known yet: see below' },
  well: { zh: '正常', en: 'Well' },
  behind: { zh: '没跟上', en: 'Behind' },
  unknown: { zh: '还不清楚', en: 'Not known' },
  todo: { zh: '怎么办', en: 'What to do' },

  stream: { zh: '公开栏和工作台', en: 'Boards and desks' },
  streamAge: { zh: '比写下的记录晚{age}。', en: 'They are {age} behind what was written.' },
  streamNever: { zh: '还没有核对过。', en: 'They have not been checked yet.' },
  streamDo: {
    zh: '看处理变更的函数（stream）的日志和报警，改正以后会自己接着处理，一条也不会丢。',
    en: 'Read the log and alarms of the stream function. Once mended it goes on by itself and loses nothing.',
  },
  timers: { zh: '到点要办的事', en: 'What the clock owes' },
  timersNone: { zh: '没有等着办的。', en: 'Nothing is waiting.' },
  timersDue: { zh: '有{count}件到点未办，最早的已过{age}。', en: '{count} due and not done, the oldest for {age}.' },
  timersDo: {
    zh: '看定时函数（schedule）的日志和报警，看定时规则是否启用。恢复以后会从最早的补办。',
    en: 'Read the log and alarms of the schedule function and see that its rule is enabled. It then catches up from the oldest.',
  },
  messages: { zh: '往外发的消息', en: 'Messages on their way out' },
  messagesNone: {
    zh: '没有设往外发的渠道，消息只在工作台里看。',
    en: 'No way out is set up: messages are read at the desk.',
  },
  messagesCount: {
    zh: '在路上{waiting}条，没发出去{failed}条。',
    en: '{waiting} on their way, {failed} could not be carried.',
  },
  messagesUnread: { zh: '这会儿读不到队列。', en: 'The queues cannot be read at the moment.' },
  messagesDo: {
    zh: '看消息函数（messages）的日志，改正地址或密钥以后把没发出去的重新发送（npm run redrive）。',
    en: 'Read the log of the messages function, mend the address or key, then send again what failed (npm run redrive).',
  },
  unknownDo: {
    zh: '请过五分钟再打开这一页。还是不清楚，就按没跟上办：',
    en: 'Open this page again in five minutes. If it is still not known, do as if it were behind:',
  },

  about: { zh: '版本', en: 'Versions' },
  stage: { zh: '部署', en: 'Deployment' },
  release: { zh: '程序版本', en: 'Release' },
  node: { zh: '运行环境', en: 'Runtime' },
  dataVersion: { zh: '数据版本', en: 'Data version' },
  now: { zh: '时间', en: 'Time' },
  seconds: { zh: '{count}秒', en: '{count} s' },
  minutes: { zh: '{count}分钟', en: '{count} min' },
  hours: { zh: '{count}小时', en: '{count} h' },
} as const satisfies Record<string, Words>
