import type { Lang } from '#shared/language.ts'
import { stageTitle } from '#shared/text/stage-title.ts'
import type { DeskPageProps, WaitingLine } from '#web/staff/desk-page.tsx'
import type { Desk, DeskLine } from '../queries/desk.ts'
import { placesOf } from '../store/places.ts'
import type { World } from '../world.ts'

/** A desk as the plain page shows it, with the names of the villages its lines come from. */
export async function deskProps(world: World, lang: Lang, desk: Desk): Promise<DeskPageProps> {
  const lines = [...desk.overdue, ...desk.waiting, ...desk.changes]
  const villages = await placesOf(world, [...new Set(lines.map(({ place }) => place))])
  const names = new Map(villages.map(({ code, name }) => [code, name]))
  const nameOf = (code: string): string => names.get(code) ?? code
  const minutes = (matterId: string) => `/staff/matters/${matterId}/minutes`
  return {
    lang,
    place: desk.place.name,
    overdue: desk.overdue.flatMap(({ text = '', owner = '', due, place }) =>
      due === undefined ? [] : [{ action: text, owner, due, village: nameOf(place) }],
    ),
    waiting: desk.waiting.map((line) => ({
      text: `${nameOf(line.place)} · ${line.matterTitle}`,
      toDo: toDoOf(line),
      href: minutes(line.matterId),
    })),
    changes: desk.changes.map(({ matterTitle, place, stage, at }) => ({
      text: `${nameOf(place)} · ${matterTitle}`,
      stage: stageTitle(stage, lang),
      at,
    })),
    children: desk.children.map(({ code, name, stages }) => ({
      name,
      href: `/staff?place=${code}`,
      running: Object.entries(stages).reduce((sum, [stage, n]) => (stage === 'closed' ? sum : sum + n), 0),
      overdue: desk.overdue.filter(({ place }) => place.startsWith(code)).length,
    })),
  }
}

/** What waits is an objection without its answer or an action without its review. */
function toDoOf({ text = '', owner = '', due, objectionId }: DeskLine): WaitingLine['toDo'] {
  return objectionId !== undefined || due === undefined
    ? { is: 'answer', subject: text }
    : { is: 'review', action: text, owner, due }
}
