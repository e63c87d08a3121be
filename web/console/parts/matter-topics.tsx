import type { Topic } from '#shared/blocks/topic/state.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { Icon } from '../../parts/icon.tsx'
import type { StatusKind } from '../../parts/status.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useOutbox, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'

const looks = {
  raised: ['calm', 'topicRaised'],
  scheduled: ['good', 'topicScheduled'],
  declined: ['plain', 'topicDeclined'],
} as const satisfies Record<Topic['state'], readonly [StatusKind, keyof typeof matterWords]>

/** What is put to the village: by whom, how it stands; each leads to its own page. */
export function MatterTopics({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { matter, allowed } = here
  const { topics } = matter.slices.topic
  const unsent = useOutbox(matter.id).filter(({ path }) => /\/(raise|decline)-topic$/.test(path))
  return (
    <section>
      <h2>{say('topics', { n: topics.length })}</h2>
      {topics.length + unsent.length === 0 ? <p class="soft">{say('noTopics')}</p> : null}
      <ul class="list">
        {unsent.map(({ commandId, says }) => (
          <li key={commandId} class="card">
            <Status kind="warn" icon="sync">
              {say('pending')}
            </Status>{' '}
            {says[lang]}
          </li>
        ))}
        {topics.map((topic) => (
          <li key={topic.id}>
            <TopicCard topic={topic} matterId={matter.id} />
          </li>
        ))}
      </ul>
      {allowed.includes('raise-topic') ? (
        <a class="small plain" href={`/console/m/${matter.id}/topic`}>
          <Icon name="propose" /> {say('raiseFresh')}
        </a>
      ) : null}
    </section>
  )
}

function TopicCard({ topic, matterId }: { topic: Topic; matterId: string }) {
  const say = useWords(matterWords)
  const [kind, word] = looks[topic.state]
  const from = topic.fromVisits.length
  const source = [
    ...(topic.raisedBy === 'villager' ? [say('ofVillager')] : []),
    ...(from === 0 ? [] : [say('ofVisits', { n: from })]),
  ]
  return (
    <a class="card" href={`/console/m/${matterId}/topic?topic=${topic.id}`}>
      <h3>{topic.title}</h3>
      <p>
        <Status kind={topic.raisedBy === 'villager' && topic.state === 'raised' ? 'warn' : kind}>{say(word)}</Status>{' '}
        <span class="soft">{source.join(' · ')}</span>
      </p>
      {topic.state === 'declined' ? <p class="soft">{say('reason', { reason: topic.reason })}</p> : null}
    </a>
  )
}
