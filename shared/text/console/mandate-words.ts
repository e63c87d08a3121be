import type { Words } from '../../language.ts'

/** 委托: who votes for whom, with the paper that says so. */
export const mandateWords = {
  title: { zh: '登记委托（{n}）', en: 'Written mandates ({n})' },
  about: {
    zh: '委托人写好委托书，一人最多代{n}人。委托只换投票的人，仍然只算一票。',
    en: 'The mandate is in writing; one person stands for at most {n}. It changes who casts the vote; it counts once all the same.',
  },
  from: { zh: '谁委托别人投', en: 'Who is represented' },
  to: { zh: '委托给谁投', en: 'Who votes for them' },
  gave: { zh: '已委托{name}', en: 'Represented by {name}' },
  holds: { zh: '受{name}委托', en: 'Stands for {name}' },
  full: { zh: '已代{n}人，满了', en: 'Stands for {n} already' },
  another: { zh: '换人', en: 'Somebody else' },
  chosen: { zh: '登记：{from}委托{to}投票。', en: 'To be recorded: {to} votes for {from}.' },
  send: { zh: '登记委托', en: 'Record the mandate' },
  chooseBoth: { zh: '先点两个人', en: 'Tap both first' },
  says: { zh: '登记委托：{from}委托{to}', en: 'Mandate: {to} votes for {from}' },
  done: {
    zh: '登记好了：{from}委托{to}投票。下一步：换发{from}的链接，交给{to}。',
    en: 'Recorded: {to} votes for {from}. Next: make the link of {from} anew and hand it to {to}.',
  },
  waits: {
    zh: '这份委托已存在手机上，有信号就自动发出。发出以后再换发链接。',
    en: 'The mandate is on the phone and leaves when there is a signal; make the link anew after that.',
  },
  pair: { zh: '{from} → {to}代投', en: '{from} → {to} votes' },
  noSignal: { zh: '没有信号，有信号时再换发。', en: 'No signal; try again when there is one.' },
  newLink: { zh: '换发{from}的链接，交给{to}', en: 'New link of {from} for {to}' },
  newLinkAbout: {
    zh: '换发以后，{from}手里的旧链接作废。换过几次会写进结果。',
    en: 'The link {from} has is dead then, and the result tells how many were made anew.',
  },
  linkFor: { zh: '{from}的新链接，发给{to}', en: 'New link of {from}, for {to}' },
  linkText: {
    zh: '{to}，{from}书面委托您投票，请点开：{question}\n{url}\n这一票算{from}的，只投一次，不要转发。',
    en: '{to}, {from} has charged you in writing to vote, please open: {question}\n{url}\nIt is the vote of {from} and counts once; do not pass the link on.',
  },
  votedAlready: {
    zh: '这位已经投过票，以先投的为准，不能再委托。',
    en: 'This person has voted already; the first vote counts, and no mandate can follow.',
  },
  none: { zh: '还没有登记委托。', en: 'No mandate is recorded yet.' },
} as const satisfies Record<string, Words>
