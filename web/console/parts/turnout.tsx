import { parseFraction } from '#shared/decision/fraction.ts'
import type { Threshold } from '#shared/decision/fraction.ts'
import { missing, needed } from '#shared/decision/missing.ts'
import { headsOfList, unitOfList } from '#shared/decision/unit.ts'
import type { Unit } from '#shared/decision/unit.ts'
import { listName } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { useRoster } from '../data/matter.ts'

export interface CalledList {
  readonly list: string
  readonly count: number
  readonly weight: number
}

interface TurnoutProps {
  readonly village: string
  readonly called: CalledList
  readonly here: ReadonlySet<string>
  /** Shares that the polls of this list ask for beside half and two thirds. */
  readonly also?: readonly Threshold[]
}

/** What people speak of: 过半, 三分之二. */
const half: Threshold = { moreThan: '1/2' }
const twoThirds: Threshold = { atLeast: '2/3' }

/** How many of a list are here, and how many more it takes. */
export function Turnout({ village, called, here, also = [] }: TurnoutProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const { present, due, unit } = useFigures(village, called, here)
  const marks = [half, twoThirds, ...also].filter(
    (one, n, all) => all.findIndex((other) => textOf(other) === textOf(one)) === n,
  )
  return (
    <li class="card turnout" data-list={called.list} data-present={present}>
      <h3>{listName(called.list, lang)}</h3>
      <p class="turnout-figure">
        <span>{say('present')}</span>
        <span class="figure">{present}</span>
        <span>{say('due', { n: due, unit: unitWords[unit][lang] })}</span>
      </p>
      <Meter part={present} whole={due} marks={marks} />
      <ul class="turnout-marks">
        {marks.map((mark) => (
          <li key={textOf(mark)}>
            <Reached mark={mark} part={present} whole={due} unit={unit} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Reached({ mark, part, whole, unit }: { mark: Threshold; part: number; whole: number; unit: Unit }) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const n = missing(part, whole, mark)
  const share = useShare()(mark)
  return (
    <Status kind={n === 0 ? 'good' : 'warn'}>
      {n === 0 ? say('reached', { share }) : say('missing', { share, n, unit: unitWords[unit][lang] })}
    </Status>
  )
}

/** A share as people say it. */
export function useShare(): (threshold: Threshold) => string {
  const say = useWords(meetingWords)
  return (threshold) => {
    if ('moreThan' in threshold && threshold.moreThan === '1/2') return say('half')
    const text = textOf(threshold)
    if (text === '2/3') return say('two-thirds')
    return text === '4/5' ? say('four-fifths') : text.replace('>', '')
  }
}

const textOf = (threshold: Threshold): string => ('atLeast' in threshold ? threshold.atLeast : `>${threshold.moreThan}`)

/**
 * Where voters stand for several, their weights are counted: then the list itself is needed. Who may not see it, as supervisors,
 * sees heads.
 */
function useFigures(village: string, { list, count, weight }: CalledList, here: ReadonlySet<string>) {
  const weighted = count !== weight
  const members = useRoster(weighted ? village : undefined, list).value?.members
  if (members === undefined) return { present: here.size, due: count, unit: headsOfList(list) }
  const present = members.reduce((sum, one) => (here.has(one.code) ? sum + one.weight : sum), 0)
  return { present, due: weight, unit: unitOfList({ list, count, weight }) }
}

/** The same as a line, with the shares as marks on it; the words beside it say all it shows. */
export function Meter({ part, whole, marks = [] }: { part: number; whole: number; marks?: readonly Threshold[] }) {
  const width = 1000
  const at = (n: number) => (whole === 0 ? 0 : Math.min(width, Math.round((n * width) / whole)))
  return (
    <svg class="meter" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="got" width={at(part)} height="10" />
      {marks.map((mark) => (
        <>
          <path class="mark-edge" d={`M${positionOf(mark, at, whole)} 0v10`} />
          <path class="mark" d={`M${positionOf(mark, at, whole)} 0v10`} />
        </>
      ))}
    </svg>
  )
}

const positionOf = (mark: Threshold, at: (n: number) => number, whole: number): number => {
  const share = parseFraction('atLeast' in mark ? mark.atLeast : mark.moreThan)
  return share.ok ? at((whole * share.value.numerator) / share.value.denominator) : at(needed(whole, mark))
}
