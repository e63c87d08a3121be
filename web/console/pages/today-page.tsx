import { formatDate } from '#shared/calendar/format.ts'
import { dayWords } from '#shared/text/console/today-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { today } from '../data/clock.ts'
import { hasRole, useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'
import { useRosterAhead } from '../data/roster-ahead.ts'
import type { TodayHere } from '../data/today.ts'
import { linesOf, useToday } from '../data/today.ts'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { OnPhone } from '../parts/on-phone.tsx'
import { TodayLines } from '../parts/today-lines.tsx'

/** The first screen: what is mine, what waits for others, which days come. */
export function TodayPage() {
  const say = useWords(dayWords)
  const lang = useLang()
  const view = useToday()
  const { value } = view
  const place = value?.places.map(({ name }) => name).join(' · ') ?? ''
  return (
    <Screen title={say('title')} above={[place, formatDate(today(), lang)].filter((text) => text !== '').join(' · ')}>
      <a class="big with-icon" href="/console/visit">
        <Icon name="visit" /> {say('recordVisit')}
      </a>
      <OnPhone />
      <Loaded view={view}>{(here) => <Waiting here={here} />}</Loaded>
    </Screen>
  )
}

function Waiting({ here }: { here: TodayHere }) {
  const say = useWords(dayWords)
  const { me } = useConsole()
  const { mine, others, comingUp } = linesOf(here, useOutbox())
  useRosterAhead(here.places[0]?.code)
  const villages = new Map(here.places.map(({ code, name }) => [code, name]))
  const organizes = here.places.some(({ code }) => hasRole(me, 'organizer', code))
  if (here.matters.length === 0) return <p class="box">{say(organizes ? 'nothingRuns' : 'nothingRunsHelper')}</p>
  return (
    <>
      <section>
        <h2>{say('mine')}</h2>
        {mine.length === 0 ? <p class="box">{say('mineNone')}</p> : <TodayLines items={mine} villages={villages} />}
      </section>
      {comingUp.length === 0 ? null : (
        <section>
          <h2>{say('comingUp')}</h2>
          <TodayLines items={comingUp} villages={villages} />
        </section>
      )}
      {others.length === 0 ? null : (
        <section>
          <h2>{say('others')}</h2>
          <TodayLines items={others} villages={villages} />
        </section>
      )}
    </>
  )
}
