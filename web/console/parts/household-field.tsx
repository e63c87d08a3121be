import { useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { SurveyRow } from '#shared/forms/form.ts'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import { useHouseholds } from '../data/villagers.ts'
import { TextField } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface HouseholdFieldProps {
  readonly row: SurveyRow
  readonly village: string | undefined
  readonly value: string
  readonly onValue: (value: string) => void
  readonly refusal: ToldRefusal | undefined
}

/** As many as can be read at a glance while typing. */
const offered = 4

/** Whose home it was: tapped on the roster, begun by typing and then tapped, or simply typed. */
export function HouseholdField({ row, village, value, onValue, refusal }: HouseholdFieldProps) {
  const say = useWords(visitWords)
  const lang = useLang()
  const people = useHouseholds(village)
  const [open, setOpen] = useState(false)
  const count = (wanted: string) => people.reduce((sum, { name }) => (name === wanted ? sum + 1 : sum), 0)
  // Two of one name are told apart by their code.
  const textOf = ({ code, name }: { code: string; name: string }) =>
    count(name) > 1 ? say('sameName', { name, code }) : name
  const chosen = people.find((person) => textOf(person) === value)
  const begun = value.trim().toLowerCase()
  const fits = ({ code, name }: { code: string; name: string }) =>
    name.toLowerCase().includes(begun) || code.toLowerCase().startsWith(begun)
  const near = begun === '' || chosen !== undefined ? [] : people.filter(fits).slice(0, offered)
  const choose = (code: string) => {
    const person = people.find((one) => one.code === code)
    if (person === undefined) return
    onValue(textOf(person))
    setOpen(false)
  }
  return (
    <>
      <TextField
        name={row.name}
        label={row.label[lang]}
        optional
        {...(row.hint === undefined ? {} : { hint: row.hint[lang] })}
        value={value}
        onValue={onValue}
        maxLength={row.parameters?.['maxLength'] ?? 40}
        refusal={refusal}
        suggestions={near.map(textOf)}
      />
      <details class="after-field" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('fromRoster')}</summary>
        {open ? (
          <PeoplePicker
            label={say('household')}
            people={people}
            chosen={new Set(chosen === undefined ? [] : [chosen.code])}
            onToggle={choose}
            single
          />
        ) : null}
      </details>
    </>
  )
}
