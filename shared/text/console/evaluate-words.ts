import type { Words } from '../../language.ts'

/** What villagers think of it, and closing the matter. */
export const evaluateWords = {
  title: { zh: '请大家评价', en: 'Evaluation' },
  notYet: {
    zh: '任务都验收了，才能请大家评价。',
    en: 'Villagers evaluate once every action is accepted.',
  },
  links: { zh: '请谁评价', en: 'Who is asked' },
  linksAbout: {
    zh: '每人一个自己的链接，打分可以改，以最后一次为准。',
    en: 'Everybody has a link of their own; the last score counts.',
  },
  print: { zh: '打印评价纸条（A4）', en: 'Print slips (A4)' },
  linkText: {
    zh: '{name}，请给“{topic}”打分：\n{url}\n链接只限您本人用。',
    en: '{name}, how well was “{topic}” done?\n{url}\nThis link is yours alone.',
  },
  answers: { zh: '大家怎么说', en: 'What people say' },
  answered: { zh: '{n}份评价[，名单上{all}]', en: 'Answers: {n}[ of {all} on the list]' },
  mean: { zh: '平均分', en: 'Mean:' },
  outOf: { zh: '满分5分', en: 'out of 5' },
  noAnswers: { zh: '还没有人评价。', en: 'Nobody has answered yet.' },
  score: { zh: '打分', en: 'Score' },
  people: { zh: '人数', en: 'Number' },
  scoreN: { zh: '{n}分', en: '{n}' },
  said: { zh: '说了什么', en: 'In their words' },
  round: { zh: '第{n}轮评价', en: 'Round {n}' },
  close: { zh: '办结这件事', en: 'Close the matter' },
  closeAbout: { zh: '办结后，谁都不能再改。', en: 'After that nothing can be changed.' },
  askFirst: {
    zh: '现在办结还太早：请先在上面把评价链接发给大家。',
    en: 'It is early to close: first send people their links, above.',
  },
  closeSays: { zh: '办结：{title}', en: 'Close: {title}' },
  closed: { zh: '已经办结', en: 'Closed' },
  blocked: { zh: '现在还不能办结', en: 'It cannot be closed yet' },
  actionsOpen: { zh: '还有{n}项任务没验收。', en: 'Actions not accepted yet: {n}.' },
  toActions: { zh: '去看任务', en: 'See the actions' },
  noticeOpen: {
    zh: '公示“{subject}”到{day}为止，等公示结束再办结。',
    en: 'The notice “{subject}” runs until {day}; wait until it ends.',
  },
  objected: { zh: '公示“{subject}”有异议没答复。', en: 'An objection to “{subject}” waits for an answer.' },
  toNotice: { zh: '去看公示', en: 'See the notice' },
  lowScore: {
    zh: '“{topic}”平均不到3分，现在不能办结。点下面的按钮，事项退回“行”，再安排任务，办好后重新请大家评价。',
    en: '“{topic}” has less than 3 on average, so the matter cannot be closed. The button sends it back to acting: assign a new action, then people are asked again.',
  },
  sendBack: { zh: '退回再办', en: 'Send back to be done again' },
  sentBack: {
    zh: '已退回“行”这一步。请再安排任务，办好后会重新请大家评价。',
    en: 'The matter is back in acting. Assign a new action; then people are asked again.',
  },
  assign: { zh: '安排新任务', en: 'Assign an action' },
} as const satisfies Record<string, Words>
