import { formatInstant } from '#shared/calendar/format.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import type { StoryEntry } from '#shared/views/story.ts'
import { storyAnswer } from '#shared/views/story.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useView, useWords } from '../data/console.tsx'
import { KeptPhotos } from './kept-photo.tsx'
import { Loaded } from './loaded.tsx'

/** What has happened to one action, newest first. */
export function ActionStory({ matterId, actionId }: { matterId: string; actionId: string }) {
  const say = useWords(actionWords)
  const story = useView(`/api/matters/${matterId}/story`, storyAnswer)
  return (
    <section>
      <h2>{say('story')}</h2>
      <Loaded view={story}>
        {({ entries }) => (
          <ol class="list told">
            {entries
              .filter((entry) => entry.subjectId === actionId)
              .toReversed()
              .map((entry) => (
                <Told key={`${entry.seq}-${entry.kind}`} entry={entry} />
              ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}

function Told({ entry }: { entry: StoryEntry }) {
  const say = useWords(actionWords)
  const lang = useLang()
  const name = entry.by.is === 'staff' ? entry.by.name : ''
  const [icon, key] = wordsOf(entry)
  return (
    <li>
      <p>
        <Icon name={icon} /> <strong>{key === undefined ? entry.tells[lang] : say(key, { name })}</strong>
        <small class="soft">{formatInstant(entry.at, lang)}</small>
      </p>
      {entry.text === undefined || entry.text === '' ? null : <p class="text">{entry.text}</p>}
      <KeptPhotos ids={entry.photos} of={say('photo', { name })} />
    </li>
  )
}

function wordsOf({ kind, submitted, verdict }: StoryEntry): readonly [IconName, keyof typeof actionWords | undefined] {
  switch (kind) {
    case 'ActionAssigned':
      return ['person', 'saysAssigned']
    case 'ProgressReported':
      return submitted === true ? ['paper', 'saysSubmitted'] : ['paper', 'saysProgress']
    case 'ActionUrged':
      return ['message', 'saysUrged']
    case 'ActionReviewed':
      return verdict === 'accept' ? ['done', 'saysAccepted'] : ['undo', 'saysReturned']
    default:
      return ['info', undefined]
  }
}
