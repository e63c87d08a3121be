import { formatInstant } from '#shared/calendar/format.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { sentenceOfItem } from '#shared/text/today-words.ts'
import { todayOf } from '#shared/views/today.ts'
import { Icon } from '../../parts/icon.tsx'
import { now } from '../data/clock.ts'
import { useConsole, useLang, useOutbox, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { isAnswered } from '../data/today.ts'
import { todayWays } from '../data/today-ways.ts'

/** The one thing to do next, as a button; or for whom it waits. */
export function NextStep({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { me } = useConsole()
  const { matter } = here
  const entries = useOutbox(matter.id)
  if (matter.closedAt !== undefined)
    return (
      <p class="box">
        <Icon name="closed" /> {say('closedOn', { when: formatInstant(matter.closedAt, lang) })}
      </p>
    )
  const { mine, others } = todayOf([matter], me, now())
  const toDo = mine.find((item) => !isAnswered(item, entries))
  if (toDo !== undefined) {
    const { icon, to } = todayWays[toDo.kind]
    return (
      <section class="next-step">
        <h2>{say('next')}</h2>
        <a class="big with-icon" href={to(toDo)}>
          <Icon name={icon} /> {sentenceOfItem(toDo, lang)}
        </a>
      </section>
    )
  }
  const [waits] = others
  if (waits === undefined) return null
  const { icon, to } = todayWays[waits.kind]
  return (
    <section class="next-step">
      <h2>{say('nextOfOthers')}</h2>
      <a class="card line" href={to(waits)}>
        <Icon name={icon} />
        <span>{sentenceOfItem(waits, lang)}</span>
      </a>
    </section>
  )
}
