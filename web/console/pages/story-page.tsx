import { useRoute } from 'preact-iso'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { daysBetween, localDateOf } from '#shared/calendar/time.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import type { Story } from '#shared/views/story.ts'
import { storyAnswer } from '#shared/views/story.ts'
import { Icon } from '../../parts/icon.tsx'
import { chaptersOf } from '../data/chapters.ts'
import { now } from '../data/clock.ts'
import { useLang, useView, useWords } from '../data/console.tsx'
import { Button } from '../parts/act-button.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PlaceName } from '../parts/place-name.tsx'
import { StoryChain } from '../parts/story-chain.tsx'
import { StoryLine } from '../parts/story-entry.tsx'

/** A matter from its first visit to its evaluation, to be read on a screen or on paper. */
export function StoryPage() {
  const { id = '' } = useRoute().params
  const say = useWords(storyPageWords)
  const view = useView(`/api/matters/${id}/story`, storyAnswer)
  const title = view.value?.title ?? say('title')
  return (
    <Screen title={title} above={say('title')} back={`/console/m/${id}`}>
      <Loaded view={view}>{(story) => <Told story={story} />}</Loaded>
    </Screen>
  )
}

function Told({ story }: { story: Story }) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  return (
    <article class="story">
      <Facts story={story} />
      <div class="row no-print">
        <Button small plain onClick={() => print()}>
          <Icon name="print" /> {say('print')}
        </Button>
        <a class="small plain" href={`/console/m/${story.matterId}`}>
          <Icon name="paper" /> {say('toMatter')}
        </a>
        <a class="small plain" href={`/b/${story.place}/m/${story.matterId}`} target="_blank" rel="noopener">
          <Icon name="board" /> {say('toBoard')}
        </a>
      </div>
      {chaptersOf(story.entries).map(({ title, again, since, entries }, n) => (
        <section key={n} class="chapter">
          <h2>
            <span class="number">{n + 1}</span> {again ? say('again', { stage: title[lang] }) : title[lang]}
            <small>{say('since', { when: formatDate(localDateOf(since), lang) })}</small>
          </h2>
          <ol class="list told">
            {entries.map((entry, m) => (
              <StoryLine key={m} story={story} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      <StoryChain chain={story.chain} />
      <p class="print-only">{say('asOf', { when: formatInstant(now(), lang, { year: true }) })}</p>
    </article>
  )
}

function Facts({ story }: { story: Story }) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  const { place, stageTitle, openedAt, closedAt } = story
  const opened = localDateOf(openedAt)
  const until = localDateOf(closedAt ?? now())
  const days = daysBetween(opened, until)
  const comma = lang === 'zh' ? '，' : ', '
  return (
    <dl class="pairs">
      <dt>{say('village')}</dt>
      <dd>
        <PlaceName code={place}>{(name) => name}</PlaceName>
      </dd>
      <dt>{say('stage')}</dt>
      <dd>{stageTitle[lang]}</dd>
      <dt>{say('opened')}</dt>
      <dd>
        {formatDate(opened, lang, { year: true })}
        {days > 0 && closedAt === undefined ? `${comma}${say('lasts', { n: days })}` : null}
      </dd>
      {closedAt === undefined ? null : (
        <>
          <dt>{say('closed')}</dt>
          <dd>
            {formatDate(until, lang, { year: true })}
            {days > 0 ? `${comma}${say('took', { n: days })}` : null}
          </dd>
        </>
      )}
    </dl>
  )
}
