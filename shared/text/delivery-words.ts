import type { Words } from '../language.ts'

/** What goes out with a personal link: by WeChat, by SMS, read aloud; and the page and file that hold it. */
export const deliveryWords = {
  hello: { zh: '{name}，您好！', en: 'Dear {name},' },
  about: { zh: '【{village}】{what}：{about}', en: '[{village}] {what}: {about}' },
  tapToVote: {
    zh: '点下面的链接投票。这是您一个人的，请不要转发：',
    en: 'Tap the link to vote. It is yours alone, please do not pass it on:',
  },
  tapToEvaluate: {
    zh: '点下面的链接打分。这是您一个人的，请不要转发：',
    en: 'Tap the link to answer. It is yours alone, please do not pass it on:',
  },
  tapToObject: {
    zh: '有不同意见，点下面的链接提。这是您一个人的，请不要转发：',
    en: 'To object, tap the link. It is yours alone, please do not pass it on:',
  },
  smsVote: { zh: '请投票', en: 'vote' },
  smsEvaluate: { zh: '请打分', en: 'rate' },
  smsObject: { zh: '请看公示', en: 'notice' },
  untilThen: { zh: '{month}月{day}日{time}前', en: 'by {month}-{day} {time}' },
  untilDay: { zh: '截至{month}月{day}日', en: 'until {month}-{day}' },
  smsSpoken: { zh: '打开 {hall} 输口令{digits}', en: 'open {hall} code {digits}' },

  readingTitle: { zh: '{village}投票口令', en: 'Codes to vote in {village}' },
  readingHow: {
    zh: '只说给本人听，不要对着全场念：谁知道口令，谁就能投这一票。本人用手机打开上面的网址，输8个数字，就到自己的选票。',
    en: 'Say each to its own person and not to the whole hall: whoever knows a code can cast that vote. On a phone they open the address above and type the 8 digits to reach their own paper.',
  },
  readingEnds: {
    zh: '表决一结束，口令就作废。链接换发过的人，要用新的口令。用完请收好或销毁这张表。',
    en: 'The codes end with the vote. Whoever was given a new link needs the new code. Keep this sheet safe, or destroy it after use.',
  },
  question: { zh: '表决的问题', en: 'Question' },
  when: { zh: '时间', en: 'Time' },
  address: { zh: '网址', en: 'Address' },
  code: { zh: '编号', en: 'No.' },
  name: { zh: '姓名', en: 'Name' },
  digits: { zh: '口令', en: 'Code' },

  listTitle: { zh: '发给每个人的话：{about}', en: 'Messages for each person: {about}' },
  forWeChat: { zh: '微信', en: 'WeChat' },
  forSms: { zh: '短信（链接）', en: 'SMS (link)' },
  forSmsSpoken: { zh: '短信（口令）', en: 'SMS (code)' },
  noSms: {
    zh: '网址太长，放不进70个字的短信。',
    en: 'The address is too long for an SMS of 70 characters.',
  },
  voted: { zh: '已投', en: 'Has voted' },
  notVoted: { zh: '还没投', en: 'Has not voted yet' },
  heldBack: {
    zh: '这是无记名表决，投票的人还不到5位，先不显示谁投了。',
    en: 'In a secret vote nobody is shown as having voted before five have.',
  },
  honest: {
    zh: '这里只分“已投”和“还没投”。链接送没送到、打没打开，系统不知道，也不猜：聊天软件会自己先打开链接看一眼，打开了不等于本人看到了。要催，请当面问或者打电话。',
    en: 'This page tells only who has voted and who has not. Whether a link arrived or was opened nobody can know: chat programs open links by themselves, so an opened link does not mean that its person saw it. To remind people, ask them or call.',
  },
  toSlips: { zh: '打印纸条', en: 'Print slips' },
  toReading: { zh: '打印口令表', en: 'Print the list of codes' },
  toFile: { zh: '下载短信表格（Excel）', en: 'Download the table for SMS (Excel)' },
  sheet: { zh: '短信', en: 'SMS' },
  fileTitle: { zh: '{village}短信名单', en: 'SMS list of {village}' },
  phone: { zh: '手机号', en: 'Phone' },
  sms: { zh: '短信内容', en: 'Text (link)' },
  smsByCode: { zh: '短信内容（口令）', en: 'Text (code)' },
  link: { zh: '链接', en: 'Link' },
} as const satisfies Record<string, Words>
