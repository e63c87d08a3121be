import type { Words } from '../language.ts'

/** Words of the village's public form, one question a screen. */
export const raiseWords = {
  title: { zh: '提一个议题', en: 'Raise a topic' },
  intro: {
    zh: '想让村里商量什么事，写在这里，村里会列入会议或者答复您。',
    en: 'What should the village discuss? It will be taken up, or you get an answer.',
  },
  matter: { zh: '事项：{matter}', en: 'Matter: {matter}' },
  stepTopic: { zh: '1 什么事', en: '1 What it is' },
  stepContact: { zh: '2 怎样联系', en: '2 How to reach you' },
  topic: { zh: '一句话说是什么事', en: 'What it is about, in one line' },
  topicHint: { zh: '最多60字', en: 'At most 60 characters' },
  background: { zh: '具体情况', en: 'What one should know about it' },
  later: {
    zh: '照片和录音，提交以后再加。不爱打字，就先写几个字，再录一段话。',
    en: 'Photos and your voice can be added afterwards. No need to write much: a few words, then speak.',
  },
  next: { zh: '下一步', en: 'Next' },
  contactTitle: { zh: '怎样联系您', en: 'How to reach you' },
  yourTopic: { zh: '您提的是：', en: 'Your topic: ' },
  notYet: { zh: '还没有提交。', en: 'It is not sent yet.' },
  contactWhy: {
    zh: '可以不填。只用来答复您，只有村里办理的人看得到，不会公开。',
    en: 'You need not say. It is used to answer you alone, seen only by those who handle it, and never made public.',
  },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  send: { zh: '提交议题', en: 'Send the topic' },
  skip: { zh: '不留联系方式，直接提交', en: 'Send it without saying who I am' },
  back: { zh: '返回修改', en: 'Go back and change it' },
} as const satisfies Record<string, Words>

/** Words of the page that tells what became of a topic. */
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
  lookAgain: { zh: '看看检查好了没有', en: 'See whether it is done' },
  photoRejected: {
    zh: '照片没有收下。{reason}要补照片，请交给村文书。',
    en: 'The photo was not taken. {reason} Please bring it to the village clerk instead.',
  },
  photoCount: { zh: '已收到{n}张照片。', en: 'Photos received: {n}.' },
  voice: { zh: '说一段话', en: 'Say it aloud' },
  voiceHint: {
    zh: '可以不录。最长约4分钟。只有您和村里办理的人能听，不会公开。',
    en: 'Not needed. About four minutes at most. Only you and those who handle it can hear it; it is never made public.',
  },
  voiceChoose: { zh: '录音，或者选一个录音文件', en: 'Record, or choose a recording' },
  voiceSend: { zh: '上传录音', en: 'Send the recording' },
  voiceChecking: { zh: '录音已送到，正在检查。', en: 'The recording has arrived and is being looked through.' },
  voiceRejected: {
    zh: '录音没有收下。{reason}您可以打电话给村文书，或者当面说。',
    en: 'The recording was not taken. {reason} Please call the village clerk or say it in person.',
  },
  voiceOwn: { zh: '您说的话', en: 'What you said' },
  voiceAnswer: { zh: '村里的答复录音', en: 'What the village says' },
} as const satisfies Record<string, Words>
