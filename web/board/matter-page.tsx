import type { Lang } from '#shared/language.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { boardWords, happeningWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { Steps } from '../parts/steps.tsx'
import { boardPageStyle } from './board-style.ts'
import { Story } from './story.tsx'

export interface MatterPageProps {
  readonly lang: Lang
  readonly village: string
  readonly matter: PublicMatter
}

/** One matter as a story: how far it has come, then everything in the order it happened. */
export function matterPage({ lang, village, matter }: MatterPageProps): Page {
  const say = wordsIn(boardWords, lang)
  const { happening, closedOn } = matter
  const body = (
    <main>
      <h1>
        <Said lang={lang}>{matter.title}</Said>
      </h1>
      <p>
        <Status kind={closedOn === undefined ? 'calm' : 'good'}>
          {closedOn === undefined
            ? happeningWords[happening][lang]
            : say('closedOn', { on: formatDate(closedOn, lang, { year: true }) })}
        </Status>
      </p>
      <Steps lang={lang} current={matter.at} stages={matter.steps} />
      {matter.takesTopics ? (
        <a class="big plain" href={`/raise/${matter.place}?matter=${matter.id}&lang=${lang}`}>
          {say('raise')}
        </a>
      ) : null}
      <Story lang={lang} matter={matter} />
      <p class="ways">
        <a class="go" href={`/b/${matter.place}/m/${matter.id}/print?lang=${lang}`}>
          <Icon name="print" />
          {say('print')}
        </a>
        <a class="go" href={`/b/${matter.place}?lang=${lang}`}>
          <Icon name="back" />
          <Said lang={lang}>{say('toVillage', { village })}</Said>
        </a>
      </p>
    </main>
  )
  return {
    title: `${matter.title} - ${village}`,
    lang,
    body,
    place: village,
    look: 'told',
    indexed: true,
    style: boardPageStyle,
  }
}
