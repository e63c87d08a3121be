import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import * as z from 'zod'
import { formatDate } from '#shared/calendar/format.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { stageTitle } from '#shared/text/stage-title.ts'
import { instant } from '#shared/workflow/fields.ts'
import { Status } from '../../parts/status.tsx'
import { saysOf } from '../data/says.ts'
import { today } from '../data/clock.ts'
import { hasRole, useAct, useConsole, useLang, useOutbox, useView, useWords } from '../data/console.tsx'
import { openMatter } from '../data/entry.ts'
import { useToday } from '../data/today.ts'
import { opening } from '../data/visit-matters.ts'
import { Button, RefusalBox, Sheet } from '../parts/act-button.tsx'
import { More, TextField } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { automaticTitle } from '../parts/visit-target.tsx'

const mattersAnswer = z.object({
  matters: z.array(z.object({ id: z.string(), title: z.string(), stage: z.string(), stageSince: instant })),
})
type Listed = z.infer<typeof mattersAnswer>['matters'][number]

/** All matters of my villages, running ones first. */
export function MattersPage() {
  const say = useWords(matterWords)
  const view = useToday()
  return (
    <Screen title={say('listTitle')}>
      <Loaded view={view}>
        {({ places }) =>
          places.map(({ code, name }) => (
            <section key={code}>
              {places.length > 1 ? <h2>{name}</h2> : null}
              <VillageMatters village={code} />
            </section>
          ))
        }
      </Loaded>
    </Screen>
  )
}

function VillageMatters({ village }: { village: string }) {
  const say = useWords(matterWords)
  const { me } = useConsole()
  const view = useView(`/api/villages/${village}/matters`, mattersAnswer, { derived: true })
  const onTheirWay = opening(useOutbox(), village)
  return (
    <>
      {onTheirWay.map(({ id, title }) => (
        <div key={id} class="card">
          <Status kind="warn" icon="sync">
            {say('pending')}
          </Status>{' '}
          {title}
        </div>
      ))}
      <Loaded view={view}>
        {({ matters }) => {
          const [running, over] = [
            matters.filter(({ stage }) => stage !== 'closed'),
            matters.filter(({ stage }) => stage === 'closed'),
          ]
          return (
            <>
              {running.length + onTheirWay.length === 0 ? <p class="soft">{say('none')}</p> : null}
              <List matters={running} />
              {over.length === 0 ? null : (
                <More title={say('over', { n: over.length })}>
                  <List matters={over} />
                </More>
              )}
            </>
          )
        }}
      </Loaded>
      {hasRole(me, 'organizer', village) ? (
        <More title={say('newMatter')}>
          <NewMatter village={village} />
        </More>
      ) : null}
    </>
  )
}

function List({ matters }: { matters: readonly Listed[] }) {
  const say = useWords(matterWords)
  const lang = useLang()
  return (
    <ul class="list">
      {matters.map(({ id, title, stage, stageSince }) => (
        <li key={id}>
          <a class="card" href={`/console/m/${id}`}>
            {title}
            <small class="soft">
              {say('since', { stage: stageTitle(stage, lang), when: formatDate(localDateOf(stageSince), lang) })}
            </small>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Its title alone, and that is filled in already. */
function NewMatter({ village }: { village: string }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { route } = useLocation()
  const { run, busy, refusal } = useAct()
  const [title, setTitle] = useState(automaticTitle(today(), lang))
  const open = async () => {
    const sent = await run(openMatter(village, title, saysOf(visitWords.opensMatter, { title })))
    if (sent.is === 'done' && sent.answer.matterId !== undefined) route(`/console/m/${sent.answer.matterId}`)
  }
  return (
    <Sheet onSend={() => void open()}>
      <RefusalBox refusal={refusal} />
      <TextField
        name="title"
        label={say('newTitle')}
        value={title}
        onValue={setTitle}
        maxLength={60}
        refusal={refusal}
      />
      <Button type="submit" busy={busy}>
        {say('open')}
      </Button>
    </Sheet>
  )
}
