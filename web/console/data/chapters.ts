import type { Instant } from '#shared/calendar/time.ts'
import type { Words } from '#shared/language.ts'
import type { StoryEntry } from '#shared/views/story.ts'

/** What happened while a matter stood in one stage. */
export interface Chapter {
  readonly title: Words
  readonly since: Instant
  /** It came back here, because the scores were low. */
  readonly again: boolean
  readonly entries: readonly StoryEntry[]
}

const moves: readonly string[] = ['MatterOpened', 'StageEntered', 'SentBack']

/** The entries in their order, parted where the matter moves on; that it moved on is the chapter's own heading. */
export function chaptersOf(entries: readonly StoryEntry[]): readonly Chapter[] {
  return entries.reduce<readonly Chapter[]>((chapters, entry) => {
    const { kind, at: since, stage } = entry
    const last = chapters.at(-1)
    if (stage !== undefined && moves.includes(kind)) {
      const told = kind === 'StageEntered' ? [] : [entry]
      return [...chapters, { title: stage.to, since, again: kind === 'SentBack', entries: told }]
    }
    if (last === undefined) return [{ title: entry.tells, since, again: false, entries: [entry] }]
    return [...chapters.slice(0, -1), { ...last, entries: [...last.entries, entry] }]
  }, [])
}
