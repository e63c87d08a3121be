import { useState } from 'preact/hooks'
import { formatDate } from '#shared/calendar/format.ts'
import { monthNames, weekdayNames } from '#shared/calendar/names.ts'
import { addDays, parseLocalDate, weekdayOf } from '#shared/calendar/time.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { today } from '../data/clock.ts'
import { useLang, useWords } from '../data/console.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { TextField } from './field.tsx'

interface DayProps {
  readonly label: string
  readonly value: string
  readonly onValue: (day: string) => void
  readonly refusal?: ToldRefusal | undefined
}

const other = 'other'
const daysAhead = [0, 1, 2, 7, 10] as const
const dayWords = { 0: 'today', 1: 'tomorrow', 2: 'afterTomorrow' } as const

/** A day: the near ones by a tap, any other from the phone's own calendar. */
export function DayField({ label, value, onValue, refusal }: DayProps) {
  const say = useWords(conveneWords)
  const lang = useLang()
  const [typed, setTyped] = useState(false)
  const chips = daysAhead.map((n) => {
    const day = addDays(today(), n)
    const month = Number(day.slice(5, 7))
    const weekday = weekdayNames[lang][weekdayOf(day)]
    const figures = { month: lang === 'zh' ? month : monthNames[month - 1], day: Number(day.slice(8)), weekday }
    const hint = say('dayHint', figures)
    return { key: day, text: n === 7 || n === 10 ? say('inDays', { n }) : say(dayWords[n]), hint }
  })
  const near = !typed && chips.some(({ key }) => key === value)
  const chosen = parseLocalDate(value)
  return (
    <ChipChoice
      label={label}
      even
      chips={[...chips, { key: other, text: say('otherDay') }]}
      value={near ? value : other}
      onValue={(key) => {
        setTyped(key === other)
        if (key !== other) onValue(key)
      }}
    >
      {near ? null : (
        <TextField
          name="heldOn"
          label={say('otherDay')}
          type="date"
          value={value}
          onValue={onValue}
          refusal={refusal}
        />
      )}
      {chosen === undefined ? null : <p class="soft">{formatDate(chosen, lang)}</p>}
    </ChipChoice>
  )
}

interface TimeProps extends DayProps {
  readonly times: readonly string[]
}

/** A time of the day: the usual ones by a tap, any other typed. */
export function TimeField({ label, value, onValue, refusal, times }: TimeProps) {
  const say = useWords(conveneWords)
  const [typed, setTyped] = useState(false)
  const usual = !typed && times.includes(value)
  return (
    <ChipChoice
      label={label}
      chips={[...times.map((time) => ({ key: time, text: time })), { key: other, text: say('otherTime') }]}
      value={usual ? value : other}
      onValue={(key) => {
        setTyped(key === other)
        if (key !== other) onValue(key)
      }}
    >
      {usual ? null : (
        <TextField
          name="heldAt"
          label={say('otherTime')}
          type="time"
          value={value}
          onValue={onValue}
          refusal={refusal}
        />
      )}
    </ChipChoice>
  )
}
