import { formatInstant } from '#shared/calendar/format.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import type { Desk } from '#shared/views/desk.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { FirstFew } from './first-few.tsx'

interface DeskChangesProps {
  readonly desk: Desk
  readonly isNew: (at: Instant) => boolean
}

/** What changed, newest first; what is new since the last look says so. */
export function DeskChanges({ desk, isNew }: DeskChangesProps) {
  const say = useWords(deskWords)
  const lang = useLang()
  const { changes, more, procedures } = desk
  const fresh = changes.filter(({ at }) => isNew(at)).length
  const titleOf = (procedure: string, stage: string) =>
    procedures.find(({ id }) => id === procedure)?.stages.find(({ id }) => id === stage)?.title[lang] ?? stage
  return (
    <section>
      <h2>
        <Icon name="sync" /> {say('changes')} <span class="count">{say('newN', { n: fresh })}</span>
      </h2>
      {changes.length === 0 ? <p class="box">{say('changesNone')}</p> : null}
      {changes.length > 0 && fresh === 0 ? <p class="soft">{say('nothingNew')}</p> : null}
      <FirstFew
        rows={changes.map((row) => (
          <li key={row.matterId}>
            <a class="card desk-row" href={`/console/m/${row.matterId}/story`}>
              {isNew(row.at) ? (
                <>
                  <Status kind="calm">{say('isNew')}</Status>{' '}
                </>
              ) : null}
              {row.matterTitle}
              <small class="soft">
                {row.village} · {say('nowAt', { stage: titleOf(row.procedure, row.stage) })} ·{' '}
                {formatInstant(row.at, lang)}
              </small>
            </a>
          </li>
        ))}
      />
      {more.changes ? <p class="soft">{say('onlyFirst', { n: changes.length })}</p> : null}
    </section>
  )
}
