import type { Lang } from '#shared/language.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { boardWords, wallWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Chapter } from '#shared/views/public-story.ts'
import { storyOf } from '#shared/views/public-story.ts'
import type { PublicVillage } from './public-matters.ts'

/** A reader that has been away for a season misses nothing of an ordinary village. */
const entriesAtMost = 100

interface Entry {
  readonly id: string
  readonly at: Instant
  readonly link: string
  readonly title: string
  readonly text: string
}

/** The changes of a board, the newest first, as an Atom feed (RFC 4287). Ids are addresses that never change. */
export function atomOf({ village, matters }: PublicVillage, lang: Lang, origin: string): string {
  const say = wordsIn(wallWords, lang)
  const board = `${origin}/b/${village.code}`
  const entries = matters
    .flatMap((matter) => entriesOf(matter, lang, `${board}/m/${matter.id}`))
    .toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
    .slice(0, entriesAtMost)
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    element('title', say('changes', { village: village.name })),
    element('id', `${board}/changes`),
    `<link rel="self" type="application/atom+xml" href="${escaped(`${board}/changes.atom?lang=${lang}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${board}?lang=${lang}`)}"/>`,
    // A village without a matter has not changed since its board could be read.
    element('updated', entries[0]?.at ?? '1970-01-01T00:00:00.000Z'),
    `<author>${element('name', village.name)}</author>`,
    ...entries.map(entryElement),
    '</feed>\n',
  ].join('\n')
}

function entriesOf(matter: PublicMatter, lang: Lang, address: string): Entry[] {
  const say = wordsIn(boardWords, lang)
  const change = wordsIn(wallWords, lang)
  const stage: Entry = {
    id: `${address}#step-${matter.at}-${matter.stageSince}`,
    at: matter.stageSince,
    link: `${address}?lang=${lang}`,
    title: change('change', { what: say('stageNow', { stage: matter.stage[lang] }), about: matter.title }),
    text: matter.title,
  }
  // At the beginning and the end the story says it already.
  const entered = matter.stageSince === matter.openedAt || matter.closedOn !== undefined ? [] : [stage]
  const told = storyOf(matter)
    .filter(({ is }) => is !== 'evaluated')
    .map((chapter): Entry => {
      const about = aboutOf(chapter, lang) ?? matter.title
      return {
        id: `${address}#${chapter.key}`,
        at: chapter.at,
        link: `${address}?lang=${lang}`,
        title: change('change', { what: say(chapter.is), about }),
        text: textOf(chapter, lang) ?? matter.title,
      }
    })
  return [...told, ...entered]
}

/** What a chapter is about, where that is not the matter itself. */
function aboutOf(chapter: Chapter, lang: Lang): string | undefined {
  if ('topic' in chapter) return chapter.topic.title
  if ('poll' in chapter) return chapter.poll.question
  if ('notice' in chapter) return chapter.notice.subject
  if ('action' in chapter) return chapter.action.text
  return 'meeting' in chapter
    ? `${chapter.meeting.kind}${lang === 'zh' ? '，' : ', '}${chapter.meeting.place}`
    : undefined
}

function textOf(chapter: Chapter, lang: Lang): string | undefined {
  if (chapter.is === 'decided') return chapter.poll.sentence[lang]
  if (chapter.is === 'declined') return wordsIn(boardWords, lang)('why', { reason: chapter.topic.reason })
  return 'notice' in chapter && chapter.notice.text !== '' ? chapter.notice.text : undefined
}

function entryElement({ id, at, link, title, text }: Entry): string {
  return [
    '<entry>',
    element('title', title),
    element('id', id),
    element('updated', at),
    `<link rel="alternate" type="text/html" href="${escaped(link)}"/>`,
    `<content type="text">${escaped(text)}</content>`,
    '</entry>',
  ].join('')
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML 1.0; signs it cannot hold at all (section 2.2) are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
}
