import { useEffect, useState } from 'preact/hooks'
import { formatDate } from '#shared/calendar/format.ts'
import { addDays, parseLocalDate } from '#shared/calendar/time.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import type { CommandData } from '#shared/client/commands.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import { today } from '../data/clock.ts'
import { useLang, useWords } from '../data/console.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { TextField } from './field.tsx'

const choices = ['wd5', 'd10', 'd20', 'd30', 'end', 'other'] as const
export type DueChoice = (typeof choices)[number]

type Due = CommandData<'assign'>['due']

const days = { d10: 10, d20: 20, d30: 30 } as const
const workingDays = 5

/** What the command takes; working days are counted by the server, whose calendar holds local holidays too. */
export function dueOf(choice: DueChoice, day: string): Due | undefined {
  if (choice === 'wd5') return { workingDays }
  return dayOf(choice, day)
}

function dayOf(choice: Exclude<DueChoice, 'wd5'>, day: string): LocalDate | undefined {
  if (choice === 'other') return parseLocalDate(day)
  return choice === 'end' ? monthEnd(today()) : addDays(today(), days[choice])
}

/** The last day of the month; on that day itself the next month's. */
function monthEnd(from: LocalDate): LocalDate {
  for (let day = addDays(from, 1); ; day = addDays(day, 1)) if (addDays(day, 1).endsWith('-01')) return day
}

interface DueFieldProps {
  readonly due: DueChoice
  readonly day: string
  readonly onDue: (change: { due?: DueChoice; day?: string }) => void
  readonly refusal: ToldRefusal | undefined
}

export function DueField({ due, day, onDue, refusal }: DueFieldProps) {
  const say = useWords(actionWords)
  const lang = useLang()
  const counted = useWorkingDay()
  const chosen = due === 'wd5' ? counted : dayOf(due, day)
  return (
    <ChipChoice
      label={say('due')}
      chips={[
        { key: 'wd5', text: say('workingDays', { n: workingDays }) },
        { key: 'd10', text: say('days', { n: 10 }) },
        { key: 'd20', text: say('days', { n: 20 }) },
        { key: 'd30', text: say('days', { n: 30 }) },
        { key: 'end', text: say('monthEnd') },
        { key: 'other', text: say('otherDay') },
      ]}
      value={due}
      onValue={(key) => onDue({ due: choices.find((choice) => choice === key) ?? 'd10' })}
    >
      {due === 'other' ? (
        <TextField
          name="due"
          label={say('day')}
          type="date"
          value={day}
          onValue={(value) => onDue({ day: value })}
          refusal={refusal}
        />
      ) : null}
      <p role="status">{chosen === undefined ? '' : say('dueOn', { day: formatDate(chosen, lang) })}</p>
    </ChipChoice>
  )
}

/** The day in so many working days, for showing; the calendar is large and comes when it is needed. */
function useWorkingDay(): LocalDate | undefined {
  const [day, setDay] = useState<LocalDate>()
  useEffect(() => {
    let left = false
    void import('#shared/calendar/working-days.ts').then(({ addWorkingDays }) => {
      const counted = addWorkingDays(today(), workingDays)
      if (!left && counted.ok) setDay(counted.value)
    })
    return () => {
      left = true
    }
  }, [])
  return day
}
