import type { Words } from '../language.ts'

/** Words of the ballot, the check page and the receipt. */
export const ballotWords = {
  title: { zh: '投票', en: 'Vote' },
  about: { zh: '议题：{topic}', en: 'Topic: {topic}' },
  you: { zh: '这是{name}的票，只算一次。', en: 'This is the paper of {name}; it counts once.' },
  proxy: {
    zh: '这是{name}的票，书面委托{proxy}来投，只算一次。',
    en: 'This is the paper of {name}, who charged {proxy} in writing to cast it; it counts once.',
  },
  secret: { zh: '无记名：谁选了什么，没有人看得到。', en: 'Secret: nobody can see who chose what.' },
  named: { zh: '记名：村里留有谁选了什么的记录。', en: 'Named: the village keeps who chose what.' },
  rule: { zh: '怎样算通过：', en: 'How it passes: ' },
  fixed: {
    zh: '题目、规则和名单（{n}{unit}）已经固定，不能再改。固定码{code}，村公开栏上也是这个。',
    en: 'Question, rule and list ({n} {unit}) are fixed and cannot change. Fixed as {code}: the same stands on the village board.',
  },
  closes: { zh: '{when}截止。', en: 'Open until {when}.' },
  closesByHand: { zh: '什么时候截止，由会议主持人宣布。', en: 'The chair announces the end.' },
  chooseOne: { zh: '请选一项', en: 'Choose one' },
  chooseSeveral: { zh: '请选，最多选{max}项', en: 'Choose at most {max}' },
  abstain: { zh: '弃权（都不选）', en: 'Abstain (none of these)' },
  next: { zh: '下一步：核对', en: 'Next: check' },
  stepChoose: { zh: '1 选择', en: '1 Choose' },
  stepCheck: { zh: '2 核对', en: '2 Check' },
  stepDone: { zh: '3 回执', en: '3 Receipt' },
  checkTitle: { zh: '请核对您的选择', en: 'Check your choice' },
  yourChoice: { zh: '您选的是', en: 'You chose' },
  notYet: {
    zh: '还没有投出。点了“确定投票”才算数，投出后不能改。',
    en: 'Not cast yet. It counts once you press "Cast my vote", and cannot be changed then.',
  },
  notYetChangeable: {
    zh: '还没有投出。点了“确定投票”才算数；截止前还可以改。',
    en: 'Not cast yet. It counts once you press "Cast my vote"; you may change it until the end.',
  },
  changing: {
    zh: '您已经投过票。在这里重新选，确定以后按新的算。',
    en: 'You have voted. Choose anew here: once you confirm, the new choice counts.',
  },
  change: { zh: '改我的选择', en: 'Change my choice' },
  confirm: { zh: '确定投票', en: 'Cast my vote' },
  back: { zh: '返回重选', en: 'Go back and choose again' },
  receiptTitle: { zh: '投票成功', en: 'Your vote is in' },
  receiptCode: { zh: '您的回执号', en: 'Your receipt code' },
  receiptKeep: {
    zh: '请抄下来或截屏。它不会透露您选了什么。',
    en: 'Write it down or keep a picture. It does not tell what you chose.',
  },
  receiptOn: { zh: '日期：{on}', en: 'Date: {on}' },
  receiptListed: {
    zh: '表决结束后，村公开栏会列出全部回执号，您可以查到自己的票已经算上。',
    en: 'When the vote is over, the village board lists all receipt codes: look for yours to see that your vote was counted.',
  },
} as const satisfies Record<string, Words>

export const objectionWords = {
  title: { zh: '对公示提异议', en: 'Object to a notice' },
  notice: { zh: '公示事项', en: 'Notice' },
  until: { zh: '到{until}为止可以提，还有{days}天。', en: 'Objections are taken until {until}: {days} days left.' },
  label: { zh: '您不同意什么，为什么', en: 'What do you object to, and why' },
  hint: {
    zh: '最多1000字。只有村里办理的人看得到是谁提的，公开栏只显示有几条异议。',
    en: 'At most 1,000 characters. Only those who handle it see your name; the board shows the number of objections.',
  },
  send: { zh: '提交异议', en: 'Send the objection' },
  doneTitle: { zh: '异议已收到', en: 'Your objection is in' },
  doneNext: {
    zh: '村里要逐条核实、答复。答复以前，公示不会结束。',
    en: 'The village has to look into it and answer. The notice does not end before that.',
  },
} as const satisfies Record<string, Words>

export const evaluationWords = {
  title: { zh: '评一评', en: 'How did it go?' },
  question: { zh: '“{topic}”这件事办得怎么样？', en: 'How was "{topic}" handled?' },
  score5: { zh: '很满意', en: 'Very satisfied' },
  score4: { zh: '满意', en: 'Satisfied' },
  score3: { zh: '一般', en: 'So-so' },
  score2: { zh: '不满意', en: 'Dissatisfied' },
  score1: { zh: '很不满意', en: 'Very dissatisfied' },
  comment: { zh: '想说的话', en: 'Anything to add' },
  commentHint: { zh: '最多500字，不会公开。', en: 'At most 500 characters; never made public.' },
  next: { zh: '下一步', en: 'Next' },
  stepScore: { zh: '1 打分', en: '1 Rate' },
  stepComment: { zh: '2 想说的话', en: '2 Your words' },
  commentTitle: { zh: '还有什么想说的？', en: 'Anything to add?' },
  yourScore: { zh: '您的评价：', en: 'Your rating: ' },
  back: { zh: '返回重评', en: 'Go back and rate again' },
  send: { zh: '提交评价', en: 'Send' },
  doneTitle: { zh: '评价已收到，谢谢', en: 'Thank you, it is in' },
  doneNext: {
    zh: '公开栏只显示平均分。想改，再点一次原来的链接就行。',
    en: 'The board shows the average only. To change yours, open the same link again.',
  },
} as const satisfies Record<string, Words>

export const hallWords = {
  title: { zh: '输口令投票', en: 'Vote by code' },
  label: { zh: '您的8位口令', en: 'Your code of 8 digits' },
  hint: {
    zh: '在村里发给您的纸条或短信上，一人一个，不要告诉别人。',
    en: 'It is on the slip or in the message the village gave you. It is yours alone: tell nobody.',
  },
  open: { zh: '打开我的选票', en: 'Open my paper' },
  notYet: {
    zh: '输了口令还不算投票，下一页才选。',
    en: 'Typing the code does not cast a vote: you choose on the next page.',
  },
  without: {
    zh: '没有口令？请村文书给您一个，或者投纸票。',
    en: 'No code? Ask the village clerk for one, or vote on paper.',
  },
} as const satisfies Record<string, Words>

export const refusalPageWords = {
  toPlaces: { zh: '看各村公开栏', en: 'See the village boards' },
  next: { zh: '您可以这样做', en: 'What you can do' },
  again: { zh: '返回', en: 'Go back' },
  receipt: { zh: '看这一票的回执', en: 'See the receipt of this vote' },
} as const satisfies Record<string, Words>
