import type { Words } from '../../language.ts'

/** What can be wrong with one field of any command. */
export const fieldReasons = {
  missing: { zh: '这一项没有填。', en: 'This is missing.' },
  required: { zh: '这一项必须填写。', en: 'Please fill this in.' },
  'unknown-field': { zh: '没有这一项，请删去。', en: 'There is no such field; please leave it out.' },
  'wrong-type': { zh: '这一项的类型不对。', en: 'This is of the wrong kind.' },
  'wrong-form': { zh: '这一项的写法不对。', en: 'This is not written as it should be.' },
  'too-much': { zh: '太长或太大了。', en: 'This is too long or too large.' },
  'too-little': { zh: '没有填，或者太短、太小了。', en: 'This is empty, too short or too small.' },
  'forbidden-character': {
    zh: '里面有看不见或不能用的字符，请删去后重填。',
    en: 'It holds invisible or unusable characters; please type it again.',
  },
  'no-such-time': { zh: '没有这个时间，请检查。', en: 'There is no such time; please check it.' },
  'no-such-date': { zh: '没有这一天，请检查年月日。', en: 'There is no such day; please check it.' },
  'in-the-past': { zh: '这个时间已经过去了。', en: 'This time has passed already.' },
  'in-the-future': {
    zh: '这个时间还没有到，请检查手机的时钟。',
    en: "This time is yet to come; please check the phone's clock.",
  },
  'not-a-fraction': { zh: '比例要写成 2/3 这样。', en: 'A share is written like 2/3.' },
  'choice-twice': { zh: '有两个选项的代号相同。', en: 'Two choices have the same key.' },
  'abstain-is-always-there': { zh: '“弃权”总是有的，不用自己加。', en: '"Abstain" is always there; leave it out.' },
  twice: { zh: '出现了两次，请只留一个。', en: 'This appears twice; please keep one.' },
} as const satisfies Record<string, Words>
