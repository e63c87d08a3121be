import { useState } from 'preact/hooks'
import type { Meeting } from '#shared/blocks/meeting/state.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { isOpen } from '#shared/blocks/topic/state.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { Button } from './act-button.tsx'
import { OpenPoll } from './open-poll.tsx'
import { PollLine } from './poll-line.tsx'
import type { CalledList } from './turnout.tsx'

const everyMs = 4000

interface AgendaProps {
  readonly here: MatterHere
  readonly meeting: Meeting
  readonly polls: readonly Poll[]
  readonly lists: readonly CalledList[]
}

/** The topics that were called, what was put to the vote about them and what can be. */
export function Agenda({ here, meeting, polls, lists }: AgendaProps) {
  const say = useWords(meetingWords)
  const { matter, allowed } = here
  const topics = matter.slices.topic.topics.filter((topic) => isOpen(topic) && meeting.topics.includes(topic.id))
  const running = polls.filter(({ state }) => state !== 'closed').length
  return (
    <>
      {topics.map((topic) => (
        <TopicCard
          key={topic.id}
          here={here}
          topic={topic}
          polls={polls.filter(({ topicId }) => topicId === topic.id)}
          lists={lists}
        />
      ))}
      {!allowed.includes('write-minutes') ? null : (
        <>
          {running === 0 ? null : <p class="soft">{say('pollsOpen', { n: running })}</p>}
          <a class={running === 0 ? 'big' : 'big plain'} href={`/console/m/${matter.id}/minutes`}>
            {say('minutes')}
          </a>
        </>
      )}
    </>
  )
}

interface TopicCardProps {
  readonly here: MatterHere
  readonly topic: Topic
  readonly polls: readonly Poll[]
  readonly lists: readonly CalledList[]
}

function TopicCard({ here: { matter, allowed }, topic, polls, lists }: TopicCardProps) {
  const say = useWords(meetingWords)
  const [asking, setAsking] = useState(false)
  return (
    <section class="card topic" data-topic={topic.id}>
      <h3>{topic.title}</h3>
      {polls.map((poll) => (
        <PollLine key={poll.id} matterId={matter.id} poll={poll} everyMs={everyMs} />
      ))}
      {!allowed.includes('open-poll') ? null : asking ? (
        <OpenPoll matter={matter} topic={topic} lists={lists} onDone={() => setAsking(false)} />
      ) : (
        <Button plain={polls.length > 0} onClick={() => setAsking(true)}>
          {say(polls.length === 0 ? 'openPoll' : 'another')}
        </Button>
      )}
    </section>
  )
}
