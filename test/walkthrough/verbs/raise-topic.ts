import { check } from '../failure.ts'
import { filledIn, openLink, sendForm } from '../links.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, nameOf, type Play, readMatter, remember } from '../stage.ts'

export async function raiseTopic(play: Play, step: StepOf<'raise-topic'>): Promise<void> {
  const staff = play.scenario.staff.some(({ key }) => key === step.by)
  remember(play, 'topic', step.key, staff ? await fromStaff(play, step) : await fromVillager(play, step))
}

async function fromStaff(play: Play, { by, title, background, fromVisits }: StepOf<'raise-topic'>) {
  const visits = fromVisits === undefined ? {} : { fromVisits: fromVisits.map((key) => idOf(play, 'visit', key)) }
  return (await command(play, by, 'raise-topic', { title, background, ...visits })).id
}

/** Through the village's public link; the villager gets a page to follow the topic, the organizer learns its id. */
async function fromVillager(play: Play, { by, title, background }: StepOf<'raise-topic'>) {
  const door = new URL(`/raise/${play.scenario.place.code}?matter=${play.matterId}`, play.client.origin)
  const before = new Set((await readMatter(play)).matter.slices.topic.topics.map(({ id }) => id))
  const { action, form } = await openLink(play, door)
  const typed = [
    ['title', title],
    ['background', background],
    ['name', nameOf(play, by)],
  ] as const
  const { url } = await sendForm(play, action, filledIn(form, typed))
  check(url.pathname.startsWith('/t/'), () => `raising a topic led to ${url.pathname}, not to a page to follow it`)
  const { topics } = (await readMatter(play)).matter.slices.topic
  const fresh = topics.filter((topic) => topic.title === title && !before.has(topic.id))
  check(fresh.length === 1, () => `${fresh.length} topics "${title}" came of one`)
  return fresh[0]?.id
}
