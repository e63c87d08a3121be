import { useLocation, useRoute } from 'preact-iso'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { topicWords } from '#shared/text/console/topic-words.ts'
import { useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter } from '../data/matter.ts'
import { useVillagers } from '../data/villagers.ts'
import { useVisits } from '../data/visits.ts'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { TopicForm } from '../parts/topic-form.tsx'
import { TopicHere } from '../parts/topic-here.tsx'
import { VisitChooser } from '../parts/visit-chooser.tsx'

/** `?topic=` shows one; `?visits=` raises one out of those visits; without either somebody chooses the visits first. */
export function TopicPage() {
  const say = useWords(topicWords)
  const { params } = useRoute()
  const { query } = useLocation()
  const matterId = params['id'] ?? ''
  const view = useMatter(matterId)
  const wanted = query['topic']
  const topic =
    wanted === undefined || view.value === undefined ? undefined : topicOf(view.value.matter.slices.topic, wanted)
  const above = view.value?.matter.title
  return (
    <Screen
      title={topic?.title ?? say(wanted === undefined ? 'title' : 'one')}
      back={`/console/m/${matterId}`}
      {...(above === undefined ? {} : { above })}
    >
      <Loaded view={view}>
        {(here) => {
          if (wanted === undefined) return <Raise here={here} visits={query['visits']} />
          return topic === undefined ? <p class="box">{say('gone')}</p> : <TopicHere here={here} topic={topic} />
        }}
      </Loaded>
    </Screen>
  )
}

function Raise({ here, visits: wanted }: { here: MatterHere; visits: string | undefined }) {
  const frame = useWords(consoleWords)
  const { id, place } = here.matter
  const view = useVisits(id)
  const villagers = useVillagers(place)
  // In the order in which they were tapped: the first one gives the title.
  const asked = wanted?.split(',') ?? []
  return (
    <Loaded view={view}>
      {({ visits }) => {
        const newest = visits.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
        if (wanted === undefined && visits.length > 0) return <VisitChooser matterId={id} visits={newest} />
        if (villagers === undefined) return <p role="status">{frame('loading')}</p>
        const chosen = asked.flatMap((one) => visits.find((visit) => visit.id === one) ?? [])
        return <TopicForm key={wanted} here={here} visits={chosen} {...villagers} />
      }}
    </Loaded>
  )
}
