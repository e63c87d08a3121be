import { useRoute } from 'preact-iso'
import type { ActionItem } from '#shared/blocks/action-item/state.ts'
import { actionOf } from '#shared/blocks/action-item/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { daysBetween } from '#shared/calendar/time.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import { today } from '../data/clock.ts'
import { useConsole, useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter } from '../data/matter.ts'
import { ActionState } from '../parts/action-state.tsx'
import { ActionStory } from '../parts/action-story.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ReportForm } from '../parts/report-form.tsx'
import { ReviewForm } from '../parts/review-form.tsx'
import { UrgeForm } from '../parts/urge-form.tsx'

/** One action from its assignment to its acceptance, and what I can do about it now. */
export function ActionPage() {
  const { id = '', action = '' } = useRoute().params
  const say = useWords(actionWords)
  const { me } = useConsole()
  const matter = useMatter(id)
  const item = matter.value === undefined ? undefined : actionOf(matter.value.matter.slices['action-item'], action)
  return (
    <Screen title={item?.text ?? say('title')} back={`/console/m/${id}`} above={matter.value?.matter.title ?? ''}>
      <Loaded view={matter}>
        {(here) =>
          item === undefined ? (
            <p class="box">{say('gone')}</p>
          ) : (
            <>
              <Facts here={here} item={item} />
              {reviews(here, item, me.id) ? <ActionStory matterId={id} actionId={item.id} /> : null}
              <WhatNow here={here} item={item} />
              {reviews(here, item, me.id) ? null : <ActionStory matterId={id} actionId={item.id} />}
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}

/** Whoever decides about a report reads it first. */
const reviews = ({ allowed }: MatterHere, { owner, state }: ActionItem, me: string): boolean =>
  owner.id !== me && state === 'submitted' && allowed.includes('review')

export interface OneAction {
  readonly here: MatterHere
  readonly item: ActionItem
}

function Facts({ here, item }: OneAction) {
  const say = useWords(actionWords)
  const lang = useLang()
  const { me } = useConsole()
  const { name, id } = item.owner
  const overdue = here.actions.find((one) => one.id === item.id)?.overdue ?? false
  const left = daysBetween(today(), item.due)
  const topic = here.matter.slices.topic.topics.find((one) => one.id === item.topicId)
  return (
    <>
      <p>
        <ActionState action={{ ...item, overdue }} />
      </p>
      <dl class="pairs">
        <dt>{say('ownerIs')}</dt>
        <dd>{id === me.id ? say('you', { name }) : name}</dd>
        <dt>{say('dueIs')}</dt>
        <dd>
          {formatDate(item.due, lang)}
          {overdue || item.state === 'accepted' ? null : (
            <span class="soft"> {left === 0 ? say('dueToday') : say('daysLeft', { n: left })}</span>
          )}
        </dd>
        {topic === undefined ? null : (
          <>
            <dt>{say('topicIs')}</dt>
            <dd>{topic.title}</dd>
          </>
        )}
      </dl>
    </>
  )
}

/** Only what is possible; of what is not, why. */
function WhatNow({ here, item }: OneAction) {
  const say = useWords(actionWords)
  const { me } = useConsole()
  const { allowed } = here
  const own = item.owner.id === me.id
  const { name } = item.owner
  if (item.state === 'accepted') return <p class="box">{say('whyAccepted')}</p>
  const reports = own && allowed.includes('report-progress')
  const urges = allowed.includes('urge')
  if (!allowed.some((type) => type === 'report-progress' || type === 'review' || type === 'urge'))
    return <p class="box">{say('whyStage')}</p>
  return (
    <>
      {reviews(here, item, me.id) ? <ReviewForm here={here} item={item} /> : null}
      {own && item.state === 'submitted' ? <p class="box">{say('whyOwner')}</p> : null}
      {reports ? <Reporting here={here} item={item} /> : null}
      {!own && item.state !== 'submitted' && allowed.includes('review') ? (
        <p class="soft">{say('whyNotSubmitted', { name })}</p>
      ) : null}
      {urges ? <UrgeForm here={here} item={item} /> : null}
    </>
  )
}

/** Once it is handed in, a further report is rare and folded away. */
function Reporting({ here, item }: OneAction) {
  const say = useWords(actionWords)
  const form = <ReportForm here={here} item={item} />
  if (item.state === 'submitted') return <More title={say('another')}>{form}</More>
  return (
    <section>
      <h2>{say('report')}</h2>
      {form}
    </section>
  )
}
