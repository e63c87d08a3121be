import { formatInstant } from '#shared/calendar/format.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { visitForm } from '#shared/forms/visit-form.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useOutbox, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import type { KeptVisit } from '../data/visits.ts'
import { answersIn, useVisits } from '../data/visits.ts'
import { More } from './field.tsx'
import { KeptPhotos } from './kept-photo.tsx'
import { Loaded } from './loaded.tsx'

/** The newest ones; the rest is behind a line. */
const shown = 3

/** What was heard at the doors; from each a topic is one tap away. */
export function MatterVisits({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const { id, slices } = here.matter
  const view = useVisits(id)
  const unsent = useOutbox(id).filter(({ path }) => path.endsWith('/record-visit'))
  return (
    <section>
      <h2>{say('visits', { n: slices.visit.count })}</h2>
      <ul class="list">
        {unsent.map(({ commandId, body }) => (
          <li key={commandId} class="card">
            <Status kind="warn" icon="sync">
              {say('pending')}
            </Status>
            <Heard answers={answersIn(body)} />
          </li>
        ))}
      </ul>
      <Loaded view={view}>{({ visits }) => <Kept here={here} visits={visits} none={unsent.length === 0} />}</Loaded>
      {here.allowed.includes('record-visit') ? (
        <a class="small plain" href={`/console/visit?matter=${id}`}>
          <Icon name="visit" /> {say('addVisit')}
        </a>
      ) : null}
    </section>
  )
}

function Kept({ here, visits, none }: { here: MatterHere; visits: readonly KeptVisit[]; none: boolean }) {
  const say = useWords(matterWords)
  const newest = visits.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  if (newest.length === 0) return none ? <p class="soft">{say('noVisits')}</p> : null
  const cards = newest.map((visit) => <VisitCard key={visit.id} here={here} visit={visit} />)
  return (
    <>
      <ul class="list">{cards.slice(0, shown)}</ul>
      {cards.length <= shown ? null : (
        <More title={say('moreVisits', { n: cards.length - shown })}>
          <ul class="list">{cards.slice(shown)}</ul>
        </More>
      )}
    </>
  )
}

function VisitCard({ here, visit }: { here: MatterHere; visit: KeptVisit }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { id, slices } = here.matter
  const raised = slices.topic.topics.some(({ fromVisits }) => fromVisits.includes(visit.id))
  const when = formatInstant(instantFromMillis(Date.parse(visit.recordedAt)), lang)
  const whose = visit.answers.household ?? say('noName')
  return (
    <li class="card">
      <Heard answers={visit.answers} />
      <p class="soft">{say('visitBy', { by: visit.byName, when })}</p>
      <KeptPhotos ids={visit.answers.photos} of={whose} />
      {raised ? (
        <Status kind="good">{say('raised')}</Status>
      ) : here.allowed.includes('raise-topic') ? (
        <a
          class="small plain"
          href={`/console/m/${id}/topic?visits=${visit.id}`}
          aria-label={`${say('raise')}: ${whose}`}
        >
          {say('raise')}
        </a>
      ) : null}
    </li>
  )
}

function Heard({ answers }: { answers: KeptVisit['answers'] }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const areas = answers.areas.map((name) => visitForm.choices['areas']?.find((one) => one.name === name)?.label[lang])
  return (
    <>
      <h3>{answers.household ?? say('noName')}</h3>
      <p class="text">{answers.needs}</p>
      {areas.length === 0 ? null : <p class="soft">{areas.join(lang === 'zh' ? '、' : ', ')}</p>}
    </>
  )
}
