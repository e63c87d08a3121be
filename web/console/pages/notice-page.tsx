import { useRoute } from 'preact-iso'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import { useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter } from '../data/matter.ts'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { NoticeCard } from '../parts/notice-card.tsx'
import { PublishNotice } from '../parts/publish-notice.tsx'

/** Notices of a matter: those that run, with what people object, and a new one. */
export function NoticePage() {
  const { params, query } = useRoute()
  const { id = '' } = params
  const say = useWords(noticeWords)
  const matter = useMatter(id)
  return (
    <Screen title={say('title')} back={`/console/m/${id}`} above={matter.value?.matter.title ?? ''}>
      <Loaded view={matter}>{(here) => <Notices here={here} topic={query['topic']} />}</Loaded>
    </Screen>
  )
}

function Notices({ here, topic }: { here: MatterHere; topic: string | undefined }) {
  const say = useWords(noticeWords)
  const notices = here.matter.slices.notice.notices.toReversed()
  const publishes = here.allowed.includes('publish-notice')
  const form = <PublishNotice here={here} topic={topic} />
  // Whoever comes to post a result finds the form first; everybody else what runs already.
  const formFirst = notices.length === 0 || topic !== undefined
  return (
    <>
      {publishes && formFirst ? form : null}
      {!publishes ? <p class="soft">{say('notYours')}</p> : null}
      {notices.length === 0 ? (
        publishes ? null : (
          <p>{say('none')}</p>
        )
      ) : (
        <section>
          <h2>{say('running')}</h2>
          {notices.map((notice) => (
            <NoticeCard key={notice.id} here={here} notice={notice} />
          ))}
        </section>
      )}
      {publishes && !formFirst ? <More title={say('more')}>{form}</More> : null}
    </>
  )
}
