import { describe, expect, it } from 'vitest'
import { publicMatter } from '#shared/views/public-matter.ts'
import { storyOf } from '#shared/views/public-story.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import { eventsOf } from './matter.ts'
import { at } from './pages.ts'

const now = at('2026-11-24T00:00:00Z')

describe('the public story', () => {
  const matter = publicMatter(foldEvents(eventsOf({})), now)
  const story = storyOf(matter)

  it('begins with the matter, goes with the clock, and gives every chapter a key of its own', () => {
    expect(story[0]).toMatchObject({ is: 'opened', at: matter.openedAt })
    const times = story.map((chapter) => chapter.at)
    expect(times).toEqual(times.toSorted())
    expect(new Set(story.map(({ key }) => key)).size).toBe(story.length)
  })

  it('tells of each thing once it has come about, and ends when the matter ends', () => {
    const told = new Set(story.map(({ is }) => is))
    for (const is of [
      'raised',
      'declined',
      'called',
      'met',
      'asked',
      'decided',
      'minutes',
      'notice',
      'promised',
      'evaluated',
    ] as const)
      expect(told).toContain(is)
    // It was returned, not accepted; the matter is not over.
    expect(told).not.toContain('done')
    expect(told).not.toContain('closed')
    const over = [
      ...eventsOf({}),
      { type: 'StageEntered', at: now, from: 'evaluate', to: 'closed', end: true } as const,
    ]
    expect(storyOf(publicMatter(foldEvents(over), now)).at(-1)).toMatchObject({ is: 'closed', at: now })
  })

  it('says of a meeting to come that it was called, and not yet that it was held', () => {
    const early = at('2026-11-20T00:30:00Z')
    const before = storyOf(publicMatter(foldEvents(eventsOf({})), early))
    expect(before.map(({ is }) => is)).toContain('called')
    expect(before.map(({ is }) => is)).not.toContain('met')
  })

  it('tells the day on which a villager raised a topic, never the minute', () => {
    const raised = eventsOf({ public: '修桥' }).map((event) =>
      event.type === 'TopicRaised' && event.raisedBy === 'villager'
        ? { ...event, at: at('2026-11-22T07:41:23.456Z') }
        : event,
    )
    const topic = publicMatter(foldEvents(raised), now).topics.find(({ raisedBy }) => raisedBy === 'villager')
    expect(topic?.raisedAt).toBe('2026-11-21T16:00:00.000Z')
  })

  it('does not tell that minute by the matter either, which a villager’s topic may begin', () => {
    const minute = at('2026-11-22T07:41:23.456Z')
    const begun = eventsOf({}).flatMap((event) => {
      const isFirst = event.type === 'MatterOpened' || (event.type === 'TopicRaised' && event.raisedBy === 'villager')
      return isFirst ? [{ ...event, at: minute }] : []
    })
    const opened = publicMatter(foldEvents(begun), now)
    expect(JSON.stringify([opened, storyOf(opened)])).not.toContain('07:41')
    expect(opened).toMatchObject({ openedOn: '2026-11-22', openedAt: '2026-11-21T16:00:00.000Z' })
    expect(opened.stageSince).toBe(opened.openedAt)
  })
})
