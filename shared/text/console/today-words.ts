import type { Words } from '../../language.ts'

/** The first screen of those who work in a village. */
export const dayWords = {
  title: { zh: '今天', en: 'Today' },
  recordVisit: { zh: '记走访', en: 'Record a visit' },
  mine: { zh: '我要办的', en: 'For me to do' },
  mineNone: {
    zh: '现在没有要您办的事。去走访几户，听听大家怎么说吧。',
    en: 'Nothing waits for you now. A good time to visit some households.',
  },
  others: { zh: '在等别人的', en: 'Waiting for others' },
  comingUp: { zh: '两周内的日子', en: 'The next two weeks' },
  onPhone: { zh: '还在手机上，待发送', en: 'Still on the phone, to be sent' },
  unsent: { zh: '待发送', en: 'To be sent' },
  notDone: { zh: '没有办成', en: 'Not done' },
  nothingRuns: {
    zh: '还没有进行中的事项。记下第一户走访，事项就自动建好了。',
    en: 'No matter is running yet. Record a first visit and one is opened by itself.',
  },
  nothingRunsHelper: {
    zh: '还没有进行中的事项。请村文书先新建一个，就可以记走访了。',
    en: 'No matter is running yet. Ask the village clerk to open one; then visits can be recorded.',
  },
} as const satisfies Record<string, Words>
