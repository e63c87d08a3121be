import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { isOpen } from '#shared/blocks/topic/state.ts'
import type { ConveningPreview } from '#shared/outputs/preview-convening.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter, usePlace, useRoster } from '../data/matter.ts'
import { ConveneForm } from '../parts/convene-form.tsx'
import { ConveningDone, Texts } from '../parts/convening-done.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'

/** Agenda and invitation on one page, with everything that goes out before it does. `?meeting=` shows one that is called. */
export function ConvenePage() {
  const say = useWords(conveneWords)
  const frame = useWords(consoleWords)
  const { params, query } = useRoute()
  const matterId = params['id'] ?? ''
  const view = useMatter(matterId)
  // Without a signal the meeting is not there yet, but its texts are.
  const [waiting, setWaiting] = useState<ConveningPreview>()
  const meeting = view.value?.matter.slices.meeting.meetings.find(({ id }) => id === query['meeting'])
  const title = waiting !== undefined ? 'waitingTitle' : query['meeting'] === undefined ? 'title' : 'doneTitle'
  const above = view.value?.matter.title
  // A meeting called this second is on the server before the phone has looked again.
  useEffect(() => {
    if (query['meeting'] !== undefined && meeting === undefined) view.again()
  }, [query['meeting']])
  return (
    <Screen title={say(title)} back={`/console/m/${matterId}`} {...(above === undefined ? {} : { above })}>
      <Loaded view={view}>
        {(here) =>
          waiting !== undefined ? (
            <>
              <p class="box">{say('waiting')}</p>
              <Texts wechat={waiting.wechat} loudspeaker={waiting.loudspeaker} />
            </>
          ) : query['meeting'] === undefined ? (
            <Form here={here} onWaiting={setWaiting} />
          ) : meeting === undefined ? (
            <p role="status">{frame('loading')}</p>
          ) : (
            <Done here={here} meetingId={meeting.id} />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Done({ here: { matter }, meetingId }: { here: MatterHere; meetingId: string }) {
  const place = usePlace(matter.place)
  const meeting = matter.slices.meeting.meetings.find(({ id }) => id === meetingId)
  if (meeting === undefined || place.value === undefined) return null
  return <ConveningDone matter={matter} meeting={meeting} village={place.value.place.name} />
}

interface FormProps {
  readonly here: MatterHere
  readonly onWaiting: (preview: ConveningPreview) => void
}

function Form({ here, onWaiting }: FormProps) {
  const say = useWords(conveneWords)
  const { matter } = here
  const { route } = useLocation()
  const roster = useRoster(matter.place)
  const place = usePlace(matter.place)
  if (!matter.slices.topic.topics.some(isOpen))
    return (
      <>
        <p class="box">{say('noTopics')}</p>
        <a class="big" href={`/console/m/${matter.id}/topic`}>
          {say('raise')}
        </a>
      </>
    )
  return (
    <Loaded view={roster}>
      {({ lists }) =>
        lists.length === 0 ? (
          <>
            <p class="box">{say('noLists')}</p>
            <a class="big" href={`/console/roster/${matter.place}`}>
              {say('roster')}
            </a>
          </>
        ) : (
          <ConveneForm
            matter={matter}
            lists={lists}
            village={place.value?.place.name ?? matter.place}
            onWaiting={onWaiting}
            onDone={(id) => route(`/console/m/${matter.id}/convene?meeting=${id}`)}
          />
        )
      }
    </Loaded>
  )
}
