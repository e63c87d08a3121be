import * as z from 'zod'
import type { Notice } from '#shared/blocks/notice/state.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { addDays, daysBetween } from '#shared/calendar/time.ts'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import { instant } from '#shared/workflow/fields.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import type { StatusKind } from '../../parts/status.tsx'
import { Status } from '../../parts/status.tsx'
import { today } from '../data/clock.ts'
import { hasRole, useConsole, useLang, useView, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useRoster } from '../data/matter.ts'
import { AnswerObjection } from './answer-objection.tsx'
import { More } from './field.tsx'
import { Loaded } from './loaded.tsx'
import { LinkForOne } from './link-for-one.tsx'

const objection = z.looseObject({
  id: z.string(),
  noticeId: z.string(),
  list: z.string(),
  code: z.string(),
  text: z.string(),
  at: instant,
  answer: z.string().optional(),
  upheld: z.boolean().optional(),
})
export type ObjectionRow = z.infer<typeof objection>
const objectionsAnswer = z.object({ objections: z.array(objection) })

const looks = {
  open: ['calm', 'loudspeaker'],
  restarted: ['calm', 'loudspeaker'],
  objected: ['warn', 'warning'],
  closed: ['good', 'done'],
} as const satisfies Record<string, readonly [StatusKind, IconName]>

interface NoticeCardProps {
  readonly here: MatterHere
  readonly notice: Notice
}

/** One notice: until when it runs, who objects, and how people get to object. */
export function NoticeCard({ here, notice }: NoticeCardProps) {
  const say = useWords(noticeWords)
  const { matter, allowed } = here
  const lang = useLang()
  const standing = here.notices.find(({ id }) => id === notice.id)?.standing ?? 'open'
  const [kind, icon] = looks[standing]
  const running = standing === 'open' || standing === 'restarted'
  const query = `act=object&subject=${notice.id}&lang=${lang}`
  return (
    <article class="card">
      <h3>{notice.subject}</h3>
      <p>
        <Status kind={kind} icon={icon}>
          {say(standing)}
        </Status>
      </p>
      <p>
        <Days notice={notice} standing={standing} />
      </p>
      {notice.objections.length === 0 ? (
        <p class="soft">{say('noObjections')}</p>
      ) : (
        <Objections here={here} notice={notice} />
      )}
      <p>
        <a
          class="go"
          href={`/staff/matters/${matter.id}/papers/result?notice=${notice.id}&lang=${lang}`}
          target="_blank"
          rel="noopener"
        >
          <Icon name="print" />
          {say('paper')}
        </a>
      </p>
      {running && allowed.includes('answer-objection') ? (
        <More title={say('links')}>
          <p>
            <a class="go" href={`/staff/matters/${matter.id}/slips?${query}`} target="_blank" rel="noopener">
              <Icon name="print" />
              {say('slips')}
            </a>
          </p>
          <p class="soft">{say('slipsHint')}</p>
          <LinkForOne here={here} act="object" subject={notice.id} />
        </More>
      ) : null}
    </article>
  )
}

function Days({ notice, standing }: { notice: Notice; standing: keyof typeof looks }) {
  const say = useWords(noticeWords)
  const lang = useLang()
  const last = addDays(notice.from, notice.days)
  const day = formatDate(last, lang)
  const left = daysBetween(today(), last)
  if (standing === 'closed') return <>{say('endedOn', { day })}</>
  if (left < 0) return <>{say('heldOpen', { day })}</>
  return (
    <>
      {say('until', { day })} <span class="soft">{left === 0 ? say('lastDay') : say('daysLeft', { n: left })}</span>
    </>
  )
}

function Objections({ here, notice }: NoticeCardProps) {
  const say = useWords(noticeWords)
  const { me } = useConsole()
  const lang = useLang()
  const { matter, allowed } = here
  const rows = useView(`/api/matters/${matter.id}/objections`, objectionsAnswer)
  const list = rows.value?.objections.find(({ noticeId }) => noticeId === notice.id)?.list
  const names = useRoster(hasRole(me, 'organizer', matter.place) && list !== undefined ? matter.place : undefined, list)
  const whoOf = ({ list: of, code }: ObjectionRow) =>
    (of === list ? names.value?.members?.find((one) => one.code === code)?.name : undefined) ?? `${of} ${code}`
  return (
    <Loaded view={rows}>
      {({ objections }) =>
        objections
          .filter(({ noticeId }) => noticeId === notice.id)
          .map((row) => (
            <section key={row.id}>
              <h4>{say('by', { who: whoOf(row), when: formatInstant(row.at, lang) })}</h4>
              <p class="said">{row.text}</p>
              {row.answer === undefined ? (
                allowed.includes('answer-objection') ? (
                  <AnswerObjection here={here} notice={notice} row={row} />
                ) : (
                  <Status kind="warn">{say('objected')}</Status>
                )
              ) : (
                <>
                  <Status kind="plain" icon="done">
                    {say(row.upheld === true ? 'upheldWord' : 'rejectedWord')}
                  </Status>
                  <p>{say('answerIs', { text: row.answer })}</p>
                </>
              )}
            </section>
          ))
      }
    </Loaded>
  )
}
