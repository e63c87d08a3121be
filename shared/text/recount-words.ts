import type { Words } from '../language.ts'

/** The page on which anybody counts a closed vote again. */
export const recountWords = {
  title: { zh: '自己再数一遍', en: 'Count again yourself' },
  intro: {
    zh: '公布的文件里有全部选票和回执号，没有人名。您的手机可以把它重新数一遍，看结果对不对。',
    en: 'The published file holds all ballots and receipt codes, and no names. Your phone can count it again and see whether the result is right.',
  },
  start: { zh: '开始数', en: 'Start counting' },
  size: { zh: '要下载{kb} KB。', en: 'Downloads {kb} KB.' },
  fetching: { zh: '正在下载公布的文件：{kb} KB……', en: 'Downloading the published file: {kb} KB…' },
  counting: { zh: '正在数……', en: 'Counting…' },
  failed: { zh: '没有下载成功。请看看网络，再按一次。', en: 'The download failed. Check the network and press again.' },
  right: { zh: '对得上', en: 'It is right' },
  wrong: { zh: '对不上', en: 'It is not right' },
  wrongNext: {
    zh: '请把这一页截屏，拿给村务监督委员会看。',
    en: 'Keep a picture of this page and show it to the village’s supervisors.',
  },
  checked: { zh: '查了什么', en: 'What was checked' },
  differences: { zh: '哪里对不上', en: 'Where it is not right' },
  find: { zh: '找我的回执号', en: 'Find my receipt code' },
  findHint: { zh: '只在您的手机上找，不会发给任何人。', en: 'Looked for on your phone alone; nothing is sent.' },
  findNow: { zh: '找一找', en: 'Find it' },
  found: { zh: '{code} 在里面：您的票已经算上。', en: '{code} is listed: your vote was counted.' },
  notFound: {
    zh: '里面没有{code}。请看看有没有抄错（回执号里没有0、1、O、I）；没有抄错，就拿着回执去找村文书。',
    en: '{code} is not listed. See whether it was copied right (there is no 0, 1, O or I in it); if it was, take your receipt to the clerk.',
  },
  own: { zh: '查您自己手里的文件', en: 'Check a file of your own' },
  ownHint: {
    zh: '比如别人转给您的。它要和公开栏上的校验码相同。',
    en: 'For instance one that somebody sent you. Its digest must be the one on the board.',
  },
  noScript: {
    zh: '这里现在不能自动数。请用新一点的手机或浏览器打开，或者用下面的办法。',
    en: 'This browser cannot count here. Open the page on a newer phone or browser, or go one of these ways.',
  },
  otherWays: { zh: '别的办法', en: 'Other ways' },
  office: {
    zh: '到村委会，请文书当面数给您看。纪要和公示上的校验码要和这里的一样。',
    en: 'Go to the village office and have it counted before your eyes. The digest in minutes and notice must be the one here.',
  },
  download: { zh: '下载这个文件', en: 'Download the file' },
  command: {
    zh: '会用电脑的人可以下载文件，用村议的程序来数：',
    en: 'Who knows computers downloads the file and counts it with Cunyi’s own program:',
  },
  digest: { zh: '校验码', en: 'Digest' },
  list: { zh: '全部回执号（{n}个）', en: 'All receipt codes ({n})' },
  listParts: { zh: '回执号太多，请按第一个字选：', en: 'Choose by the first sign of your code:' },
  listOf: { zh: '{sign}开头的', en: 'Beginning with {sign}' },
  noPollFile: { zh: '不是村公开栏公布的计票文件', en: 'not a poll file from a village board' },
  noReceipts: { zh: '没有回执号：都是纸票。', en: 'There are none: all votes were on paper.' },
} as const satisfies Record<string, Words>

/** What counting again looks at, in its order; files of the first format hold only what is said last. */
export const recountChecks: readonly (Words & { readonly chain: boolean })[] = [
  {
    chain: true,
    zh: '文件和公布时一个字不差：校验码由内容重新算过。',
    en: 'The file is as it was published, letter by letter: its digest was computed anew.',
  },
  {
    chain: true,
    zh: '题目、选项、规则、名单和投票开始前固定的一样。',
    en: 'Question, choices, rule and list are those that were fixed before the vote.',
  },
  {
    chain: true,
    zh: '开始、录入纸票、结束，经过记录一环扣一环。',
    en: 'Opening, paper lists and closing follow each other without a gap.',
  },
  {
    chain: false,
    zh: '选票、回执和投票人数对得上，没有重复的回执。',
    en: 'Ballots, receipts and voters add up, and no receipt is there twice.',
  },
  { chain: false, zh: '每张票都合规矩，没有多选。', en: 'Every ballot keeps the rules and names no choice too many.' },
  {
    chain: false,
    zh: '每项得票、结果、通不通过，都按规则重新数过。',
    en: 'The votes of every choice and the result were counted again by the rule.',
  },
]
