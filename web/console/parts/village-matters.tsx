import * as z from 'zod'
import { formatDate } from '#shared/calendar/format.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { stageTitle } from '#shared/text/stage-title.ts'
import { instant } from '#shared/workflow/fields.ts'
import { useLang, useView, useWords } from '../data/console.tsx'
import { More } from './field.tsx'
import { Loaded } from './loaded.tsx'

const mattersAnswer = z.object({
  matters: z.array(z.object({ id: z.string(), title: z.string(), stage: z.string(), stageSince: instant })),
})
type Listed = z.infer<typeof mattersAnswer>['matters'][number]

/** The matters of one village, each a tap from its story; what is over is folded away. */
export function VillageMatters({ code }: { code: string }) {
  const say = useWords(deskWords)
  const view = useView(`/api/villages/${code}/matters`, mattersAnswer, { derived: true })
  return (
    <>
      <h2>{say('matters')}</h2>
      <Loaded view={view}>
        {({ matters }) => {
          const running = matters.filter(({ stage }) => stage !== 'closed')
          const over = matters.filter(({ stage }) => stage === 'closed')
          return (
            <>
              {matters.length === 0 ? <p class="box">{say('mattersNone')}</p> : <List matters={running} />}
              {over.length === 0 ? null : (
                <More title={say('over', { n: over.length })}>
                  <List matters={over} />
                </More>
              )}
            </>
          )
        }}
      </Loaded>
      <p>
        <a class="small plain" href={`/b/${code}`} target="_blank" rel="noopener">
          {say('toBoard')}
        </a>
      </p>
    </>
  )
}

function List({ matters }: { matters: readonly Listed[] }) {
  const say = useWords(deskWords)
  const lang = useLang()
  return (
    <ul class="list places">
      {matters.map(({ id, title, stage, stageSince }) => (
        <li key={id}>
          <a class="card" href={`/console/m/${id}/story`}>
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
