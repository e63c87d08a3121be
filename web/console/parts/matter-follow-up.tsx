import * as z from 'zod'
import type { Notice } from '#shared/blocks/notice/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { addDays } from '#shared/calendar/time.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { Icon } from '../../parts/icon.tsx'
import type { StatusKind } from '../../parts/status.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useView, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { ActionCard } from './action-card.tsx'
import { Loaded } from './loaded.tsx'

/** What follows from a decision: what is public, who does what, what people think of it. */
export function MatterFollowUp({ here }: { here: MatterHere }) {
  const { stage, closedAt, slices } = here.matter
  const rated = stage === 'evaluate' || closedAt !== undefined || slices.evaluation.results.length > 0
  return (
    <>
      <Notices here={here} />
      <Actions here={here} />
      {rated ? <Evaluations here={here} /> : null}
    </>
  )
}

const standings = {
  open: ['calm', 'noticeOpen'],
  restarted: ['calm', 'noticeOpen'],
  objected: ['warn', 'noticeObjected'],
  closed: ['good', 'noticeClosed'],
} as const satisfies Record<MatterHere['notices'][number]['standing'], readonly [StatusKind, keyof typeof matterWords]>

function Notices({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const { matter, allowed, notices: stand } = here
  const { notices } = matter.slices.notice
  const to = `/console/m/${matter.id}/notice`
  const may = allowed.includes('publish-notice') && matter.slices.poll.polls.length > 0
  if (notices.length === 0 && !may) return null
  return (
    <section>
      <h2>{say('notices', { n: notices.length })}</h2>
      {notices.map((notice) => (
        <NoticeCard
          key={notice.id}
          notice={notice}
          to={to}
          standing={stand.find(({ id }) => id === notice.id)?.standing ?? 'open'}
        />
      ))}
      {may ? (
        <a class="small plain" href={to}>
          <Icon name="board" /> {say('publish')}
        </a>
      ) : null}
    </section>
  )
}

function NoticeCard({ notice, to, standing }: { notice: Notice; to: string; standing: keyof typeof standings }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const [kind, word] = standings[standing]
  return (
    <a class="card" href={to}>
      <h3>{notice.subject}</h3>
      <p>
        <Status kind={kind}>{say(word)}</Status>{' '}
        {standing === 'closed' ? null : (
          <span class="soft">{say('noticeUntil', { when: formatDate(addDays(notice.from, notice.days), lang) })}</span>
        )}
      </p>
    </a>
  )
}

function Actions({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const { matter, allowed } = here
  const { items } = matter.slices['action-item']
  const may = allowed.includes('assign')
  if (items.length === 0 && !may) return null
  return (
    <section>
      <h2>{say('actions', { n: items.length })}</h2>
      {items.map((item) => (
        <ActionCard key={item.id} here={here} item={item} />
      ))}
      {may ? (
        <a class="small plain" href={`/console/m/${matter.id}/assign`}>
          <Icon name="act" /> {say('assign')}
        </a>
      ) : null}
    </section>
  )
}

const evaluationsAnswer = z.object({
  evaluations: z.array(z.object({ round: z.number(), score: z.number() })),
})

function Evaluations({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const { id, slices } = here.matter
  const view = useView(`/api/matters/${id}/evaluations`, evaluationsAnswer)
  const { round } = slices.evaluation
  return (
    <section>
      <h2>{say('evaluations')}</h2>
      <Loaded view={view}>
        {({ evaluations }) => {
          const now = evaluations.filter((one) => one.round === round)
          const sum = now.reduce((total, { score }) => total + score, 0)
          return (
            <p>
              {now.length === 0
                ? say('evaluatedNone')
                : say('evaluatedBy', { n: now.length, average: (sum / now.length).toFixed(1) })}
            </p>
          )
        }}
      </Loaded>
      <a class="small plain" href={`/console/m/${id}/evaluate`}>
        <Icon name="evaluate" /> {say('toEvaluate')}
      </a>
    </section>
  )
}
