import type { Words } from '../../language.ts'

/** Why a request is not taken before any matter is asked. */
export const requestReasons = {
  'no-such-door': { zh: '没有这个网址。', en: 'There is no such address.' },
  'no-such-page': { zh: '没有这个页面。', en: 'There is no such page.' },
  'no-such-procedure': { zh: '没有这种办事程序。', en: 'There is no such procedure.' },
  'not-a-form': { zh: '送来的不是表单，请从页面上提交。', en: 'This is no form; please send it from the page.' },
  'not-json': { zh: '送来的内容不是 JSON。', en: 'The content is not JSON.' },
  'not-counted-yet': { zh: '表决还没有计票。', en: 'The votes are not counted yet.' },
  'code-of-other-level': { zh: '编号的位数和级别不符。', en: 'The code has the digits of another level.' },
  'older-than-known': {
    zh: '这里登记的是更新的名单，没有日期或日期更早的不能覆盖它。',
    en: 'What is registered comes from a later list; one without a day or from an earlier day does not replace it.',
  },
  'rows-at-fault': { zh: '有些行需要改，整份表都没有导入。', en: 'Some rows need mending; nothing was imported.' },
  'roster-changed': {
    zh: '花名册刚刚有变，请重新预览再导入。',
    en: 'The roster has just changed; please preview and import again.',
  },
  'too-busy': {
    zh: '同时办这件事的人太多，请再提交一次。',
    en: 'Too many people are at it at once; please send it again.',
  },
} as const satisfies Record<string, Words>
