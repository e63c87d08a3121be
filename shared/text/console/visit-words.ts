import type { Words } from '../../language.ts'

/** Recording a visit, also at a door without a signal. */
export const visitWords = {
  title: { zh: '记走访', en: 'Record a visit' },
  village: { zh: '哪个村', en: 'Which village' },
  matter: { zh: '记到哪个事项', en: 'To which matter it belongs' },
  belongs: { zh: '记到：{matter}', en: 'Belongs to: {matter}' },
  change: { zh: '换一个事项', en: 'Another matter' },
  newMatter: { zh: '新建：{title}', en: 'A new one: {title}' },
  autoTitle: { zh: '议贫会 {month}月{day}日', en: 'Deliberation of {day} {month}' },
  opensMatter: { zh: '新建事项“{title}”', en: 'Open the matter "{title}"' },
  noMatter: {
    zh: '这个村还没有进行中的事项。请村文书先新建一个，写好的内容给您留着。',
    en: 'No matter is running in this village. Ask the village clerk to open one; what you have written is kept.',
  },
  noVillage: { zh: '您还没有负责的村，请联系管理员。', en: 'You have no village yet; please ask the administrator.' },
  fromRoster: { zh: '从花名册选', en: 'Choose from the roster' },
  household: { zh: '选一户', en: 'Choose a household' },
  otherDay: { zh: '不是今天走访的', en: 'It was not today' },
  save: { zh: '记下来', en: 'Save' },
  saved: { zh: '记好了', en: 'Saved' },
  savedUnsent: {
    zh: '已存在手机上，有信号就自动发出，可以关掉页面。',
    en: 'Kept on the phone. It leaves by itself when there is a signal; you may close the page.',
  },
  savedSent: { zh: '已经送达。', en: 'It has arrived.' },
  savedRefused: { zh: '没有办成：{why}', en: 'Not done: {why}' },
  next: { zh: '再记一户', en: 'Another household' },
  toMatter: { zh: '看这个事项，提成议题', en: 'To the matter; raise a topic' },
  toToday: { zh: '回到今天', en: 'Back to today' },
  says: { zh: '走访记录：{household}', en: 'Visit: {household}' },
  sameName: { zh: '{name}（{code}）', en: '{name} ({code})' },
} as const satisfies Record<string, Words>
