import type { ComponentChildren } from 'preact'
import { formatInstant } from '#shared/calendar/format.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import type { Story, StoryEntry } from '#shared/views/story.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { KeptPhotos, KeptVoice } from './kept-photo.tsx'
import { StoryAction, StoryEvaluations, StoryFacts } from './story-facts.tsx'
import { StoryPoll } from './story-poll.tsx'
import { StoryVisit } from './story-visit.tsx'

interface StoryLineProps {
  readonly story: Story
  readonly entry: StoryEntry
}

/** One thing that happened: what, who, when; then what was said, shown, counted or promised. */
export function StoryLine({ story, entry }: StoryLineProps) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  const { by } = entry
  const who = by.is === 'staff' ? by.name : say(by.is)
  const about = entry.title ?? entry.tells[lang]
  const visit = story.visits.find(({ id }) => id === entry.visitId)
  return (
    <li>
      <h3>
        <Icon name={icons[entry.kind] ?? 'info'} /> {entry.tells[lang]}
      </h3>
      <p class="soft when">
        {who} · {formatInstant(entry.at, lang)}
      </p>
      {entry.title === undefined ? null : <p class="about">{entry.title}</p>}
      {visit === undefined ? null : <StoryVisit visit={visit} />}
      <StoryFacts entry={entry} />
      {entry.text === undefined || entry.text === '' ? null : <p class="said">{entry.text}</p>}
      {entry.action === undefined ? null : (
        <StoryAction matterId={story.matterId} action={entry.action} first={entry.kind === 'ActionAssigned'} />
      )}
      {entry.poll?.state === 'closed' ? <StoryPoll poll={entry.poll} /> : null}
      {entry.evaluations === undefined ? null : <StoryEvaluations rows={entry.evaluations} />}
      <KeptPhotos ids={entry.photos} of={say('photoOf', { what: about })} />
      <Voices ids={entry.voices} label={say('voiceOf', { what: about })} />
    </li>
  )
}

function Voices({ ids, label }: { ids: readonly string[]; label: string }): ComponentChildren {
  return ids.map((id) => <KeptVoice key={id} id={id} label={label} />)
}

const icons: Readonly<Record<string, IconName>> = {
  MatterOpened: 'add',
  StageEntered: 'next',
  SentBack: 'undo',
  VisitRecorded: 'visit',
  TopicRaised: 'propose',
  TopicDeclined: 'info',
  VoiceAdded: 'voice',
  MeetingConvened: 'people',
  CheckedIn: 'people',
  PollOpened: 'vote',
  PaperTallied: 'paper',
  PollShut: 'lock',
  PollCounted: 'vote',
  MinutesWritten: 'paper',
  MinutesSigned: 'done',
  NoticePublished: 'board',
  ObjectionRaised: 'message',
  ObjectionAnswered: 'message',
  NoticeClosed: 'board',
  ActionAssigned: 'act',
  ProgressReported: 'paper',
  ActionUrged: 'message',
  ActionReviewed: 'done',
  EvaluationsCounted: 'evaluate',
}
