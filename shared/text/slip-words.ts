import type { Words } from '../language.ts'

/** The words of paper slips, short because a slip is; and of the page that prints them. */
export const slipWords = {
  among: { zh: '等{count}件事', en: ', first of {count}' },
  checkIn: { zh: '请带这张纸来，进门扫码签到', en: 'Bring this: it is scanned at the door' },
  vote: { zh: '投票', en: 'Vote' },
  before: { zh: '{when}前投', en: 'before {when}' },
  whileOpen: { zh: '投票结束前都可以投', en: 'as long as the vote is open' },
  scanToVote: { zh: '手机扫码投票，只限本人用', en: 'Scan to vote; for this person only' },
  evaluate: { zh: '给办得怎么样打分', en: 'How well was it done?' },
  whileRunning: { zh: '事项办结前都可以打', en: 'until the matter is closed' },
  scanToEvaluate: { zh: '手机扫码打分，只限本人用', en: 'Scan to answer; for this person only' },
  notice: { zh: '公示', en: 'Public notice' },
  upTo: { zh: '截至{day}', en: 'up to and including {day}' },
  scanToObject: { zh: '有不同意见，手机扫码提出', en: 'Scan to object; for this person only' },
  code: { zh: '编号{code}', en: 'No. {code}' },
  toPage: { zh: '{name}的二维码', en: 'QR code of {name}' },
  title: { zh: '{what}：{about}', en: '{what}: {about}' },
  howMany: { zh: '{slips}张纸条，{pages}页A4纸', en: 'Slips: {slips}, sheets of A4: {pages}' },
  part: {
    zh: '名单较长，分{parts}份打印，这是第{part}份。',
    en: 'A long list is printed in parts: {parts}. This is part {part}.',
  },
  nextPart: { zh: '下一份', en: 'Next part' },
  print: {
    zh: '打印时选A4纸、纵向、缩放100%。沿虚线剪开，一人一张，当面交给本人。',
    en: 'Print on A4, upright, at 100%. Cut along the dashes; hand each slip to its own person.',
  },
  notIssuedTitle: { zh: '还没有生成链接', en: 'There are no links yet' },
  notIssued: {
    zh: '{count}人还没有自己的链接或口令。点下面的按钮生成。',
    en: 'People still without a link or code of their own: {count}. Press the button to make them.',
  },
  spoken: { zh: '口令 {digits}', en: 'Code {digits}' },
  orOpen: { zh: '或者打开 ', en: 'Or open ' },
  issue: { zh: '生成链接', en: 'Make the links' },
  nobody: { zh: '这个名单里没有人。请先导入花名册。', en: 'Nobody is on this list. Please import the roster first.' },
} as const satisfies Record<string, Words>
