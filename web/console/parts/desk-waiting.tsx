import { daysBetween, localDateOf } from '#shared/calendar/time.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import type { Desk } from '#shared/views/desk.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useWords } from '../data/console.tsx'
import { FirstFew } from './first-few.tsx'

type Waiting = Desk['waiting'][number]

/** What waits for somebody, mine first, each a tap from where it is done. */
export function DeskWaiting({ desk }: { desk: Desk }) {
  const say = useWords(deskWords)
  const { waiting, more, now } = desk
  return (
    <section>
      <h2>
        <Icon name="person" /> {say('waiting')}{' '}
        <span class="count">
          {waiting.length}
          {more.waiting ? '+' : ''}
        </span>
      </h2>
      {waiting.length === 0 ? <p class="box">{say('waitingNone')}</p> : null}
      <FirstFew
        rows={waiting.map((row) => {
          const days = daysBetween(localDateOf(row.at), localDateOf(now))
          return (
            <li key={keyOf(row)}>
              <a class={`card line${row.mine ? ' mine' : ''}`} href={wayOf(row)}>
                <Icon name={icons[row.kind]} />
                <span>
                  {row.mine ? (
                    <Status kind="warn" icon="person">
                      {say('mine')}
                    </Status>
                  ) : (
                    <Status kind="plain">{say('others')}</Status>
                  )}{' '}
                  {sentenceOf(row, say)}
                  <small class="soft">
                    {row.village} · {row.matterTitle} · {days < 1 ? say('waitToday') : say('waitDays', { n: days })}
                  </small>
                </span>
              </a>
            </li>
          )
        })}
      />
      {more.waiting ? <p class="soft">{say('onlyFirst', { n: waiting.length })}</p> : null}
    </section>
  )
}

const icons: Readonly<Record<Waiting['kind'], IconName>> = {
  review: 'done',
  'answer-objection': 'message',
  'sign-minutes': 'paper',
}

function keyOf(row: Waiting): string {
  switch (row.kind) {
    case 'review':
      return row.actionId
    case 'answer-objection':
      return row.objectionId
    case 'sign-minutes':
      return `${row.matterId}-${row.signer}`
  }
}

function wayOf(row: Waiting): string {
  const matter = `/console/m/${row.matterId}`
  switch (row.kind) {
    case 'review':
      return `${matter}/action/${row.actionId}`
    case 'answer-objection':
      return `${matter}/notice`
    case 'sign-minutes':
      return `${matter}/minutes`
  }
}

type Say = ReturnType<typeof useWords<keyof typeof deskWords>>

function sentenceOf(row: Waiting, say: Say): string {
  switch (row.kind) {
    case 'review':
      return say('waitReview', { text: row.text })
    case 'answer-objection':
      return say('waitObjection', { text: row.text })
    case 'sign-minutes':
      return say('waitSign')
  }
}
