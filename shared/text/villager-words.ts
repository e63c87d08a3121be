import type { Words } from '../language.ts'

/** Words of the ballot, the check page and the receipt. */
export const ballotWords = {
  title: { zh: '投票', en: 'Vote' },
  about: { zh: '议题：{topic}', en: 'Topic: {topic}' },
  you: { zh: '这是{name}的票，只算一次。', en: 'This is the paper of {name}; it counts once.' },
  secret: { zh: '无记名：谁选了什么，没有人看得到。', en: 'Secret: nobody can see who chose what.' },
  named: { zh: '记名：村里留有谁选了什么的记录。', en: 'Named: the village keeps who chose what.' },
  rule: { zh: '怎样算通过：', en: 'How it passes: ' },
  closes: { zh: '{when}截止。', en: 'Open until {when}.' },
  closesByHand: { zh: '什么时候截止，由会议主持人宣布。', en: 'The chair announces the end.' },
  chooseOne: { zh: '请选一项', en: 'Choose one' },
  chooseSeveral: { zh: '请选，最多选{max}项', en: 'Choose at most {max}' },
  abstain: { zh: '弃权（都不选）', en: 'Abstain (none of these)' },
  next: { zh: '下一步：核对', en: 'Next: check' },
  checkTitle: { zh: '请核对您的选择', en: 'Check your choice' },
  yourChoice: { zh: '您选的是', en: 'You chose' },
  notYet: {
    zh: '还没有投出。点了“确定投票”才算数，投出后不能改。',
    en: 'Not cast yet. It counts once you press "Cast my vote", and cannot be changed then.',
  },
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
  until: { zh: '{until}以前可以提，还有{days}天。', en: 'Objections are taken until {until}: {days} days left.' },
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
  send: { zh: '提交评价', en: 'Send' },
  doneTitle: { zh: '评价已收到，谢谢', en: 'Thank you, it is in' },
  doneNext: {
    zh: '公开栏只显示平均分。想改，再点一次原来的链接就行。',
    en: 'The board shows the average only. To change yours, open the same link again.',
  },
} as const satisfies Record<string, Words>

export const raiseWords = {
  title: { zh: '提一个议题', en: 'Raise a topic' },
  intro: {
    zh: '想让村里商量什么事，写在这里，村里会列入会议或者答复您。',
    en: 'What should the village discuss? It will be taken up, or you get an answer.',
  },
  matter: { zh: '事项：{matter}', en: 'Matter: {matter}' },
  topic: { zh: '一句话说是什么事', en: 'What it is about, in one line' },
  topicHint: { zh: '最多60字', en: 'At most 60 characters' },
  background: { zh: '具体情况', en: 'What one should know about it' },
  contact: { zh: '怎样联系您', en: 'How to reach you' },
  contactWhy: {
    zh: '可以不填。只用来答复您，只有村里办理的人看得到，不会公开。',
    en: 'You need not say. It is used to answer you alone, seen only by those who handle it, and never made public.',
  },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  send: { zh: '提交议题', en: 'Send the topic' },
} as const satisfies Record<string, Words>

export const followWords = {
  title: { zh: '我提的议题', en: 'The topic I raised' },
  keep: {
    zh: '请收藏这个页面，以后可以回来看办得怎么样。',
    en: 'Keep this page: come back to see what becomes of it.',
  },
  state: { zh: '现在的情况', en: 'How it stands' },
  received: { zh: '村里已经收到，正在看。', en: 'The village has it and is looking at it.' },
  'taken-up': { zh: '已经列入会议。', en: 'It is on the agenda of a meeting.' },
  declined: { zh: '没有列入。', en: 'It was not taken up.' },
  decided: { zh: '已经表决，结果在公开栏。', en: 'It has been voted on; the board has the result.' },
  acted: { zh: '已经安排人去办。', en: 'Someone has been asked to act on it.' },
  reason: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  meeting: { zh: '{when}，{place}', en: '{when}, {place}' },
  photo: { zh: '加一张照片', en: 'Add a photo' },
  photoHint: {
    zh: '可以不加。照片里的拍摄地点会删掉；村里看过才会用。',
    en: 'Not needed. The place it was taken at is removed; the village looks at it first.',
  },
  photoChoose: { zh: '选照片', en: 'Choose a photo' },
  photoSend: { zh: '上传照片', en: 'Send the photo' },
  photoChecking: { zh: '照片已送到，正在检查。', en: 'The photo has arrived and is being looked through.' },
  photoLookAgain: { zh: '看看检查好了没有', en: 'See whether it is done' },
  photoRejected: {
    zh: '照片没有收下。{reason}要补照片，请交给村文书。',
    en: 'The photo was not taken. {reason} Please bring it to the village clerk instead.',
  },
  photoCount: { zh: '已收到{n}张照片。', en: 'Photos received: {n}.' },
} as const satisfies Record<string, Words>

export const refusalPageWords = {
  toPlaces: { zh: '看各村公开栏', en: 'See the village boards' },
  next: { zh: '您可以这样做', en: 'What you can do' },
  again: { zh: '返回', en: 'Go back' },
} as const satisfies Record<string, Words>
