import { rosterWords } from '#shared/text/console/roster-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import type { RosterChange } from './roster-import.tsx'

const shownAtOnce = 30

/** What is wrong in a roster file, row by row, for the person who will mend it. */
export function RosterFaults({ faults }: { faults: RosterChange['faults'] }) {
  const say = useWords(rosterWords)
  const lang = useLang()
  return (
    <div class="alert" role="alert">
      <h3>{say('faults', { n: faults.length })}</h3>
      <p>{say('faultsHint')}</p>
      <ul>
        {faults.slice(0, shownAtOnce).map(({ row, column: { header, letter }, sentence, value }) => (
          <li>
            {letter === undefined
              ? say('faultColumn', { column: header, what: sentence[lang] })
              : say('fault', { row, column: header, letter, what: sentence[lang] })}
            {value === '' ? null : <small class="soft">{say('value', { value })}</small>}
          </li>
        ))}
      </ul>
      {faults.length > shownAtOnce ? <p>{say('moreFaults', { n: faults.length - shownAtOnce })}</p> : null}
    </div>
  )
}
