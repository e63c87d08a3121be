import type { Context } from 'hono'
import ical from 'ical-generator'
import type { Lang } from '#shared/language.ts'
import { boardWords, wallWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { langOf, showRefusal } from '../page-answers.ts'
import type { World } from '../world.ts'
import { atomOf } from './atom.ts'
import type { PublicVillage } from './public-matters.ts'
import { publicVillage } from './public-matters.ts'

/** Readers ask again after half an hour at the earliest; a board does not change faster than people talk. */
const headers = (type: string) => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Cache-Control': 'public, max-age=1800',
  // The language may be the browser's (`langOf`).
  Vary: 'Accept-Language',
  'X-Content-Type-Options': 'nosniff',
})

/** The meetings of a village as a calendar to subscribe to (RFC 5545), in UTC, so that no zone needs to be told. */
export async function sendMeetings(world: World, c: Context): Promise<Response> {
  const found = await publicVillage(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  return new Response(calendarOf(found.value, langOf(c), world.origin), { headers: headers('text/calendar') })
}

/** What changed on a village's board (RFC 4287). */
export async function sendChanges(world: World, c: Context): Promise<Response> {
  const found = await publicVillage(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const feed = atomOf(found.value, langOf(c), world.origin)
  return new Response(feed, { headers: headers('application/atom+xml') })
}

function calendarOf({ village, matters }: PublicVillage, lang: Lang, origin: string): string {
  const say = wordsIn(wallWords, lang)
  const name = say('meetings', { village: village.name })
  const calendar = ical({ name, prodId: { company: 'Cunyi', product: 'Cunyi', language: lang.toUpperCase() } })
  for (const matter of matters)
    matter.meetings.forEach((meeting, n) => {
      calendar.createEvent({
        // A meeting keeps its place in the list of its matter's, which only grows.
        id: `${matter.id}-${n + 1}@${new URL(origin).hostname}`,
        stamp: meeting.convenedAt,
        start: meeting.heldAt,
        summary: say('change', { what: meeting.kind, about: matter.title }),
        location: meeting.place,
        description: aboutOf(meeting, lang),
        url: `${origin}/b/${matter.place}/m/${matter.id}`,
      })
    })
  return calendar.toString()
}

function aboutOf({ topics }: PublicMatter['meetings'][number], lang: Lang): string {
  if (topics.length === 0) return ''
  return wordsIn(boardWords, lang)('agenda', { list: topics.join(lang === 'zh' ? '；' : '; ') })
}
