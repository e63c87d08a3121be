import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { FormDefinition } from '#shared/forms/form.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { useLang, useWords } from '../data/console.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { DayField, TimeField } from './day-time.tsx'
import { More, TextField } from './field.tsx'

interface AgendaFieldsProps {
  readonly form: FormDefinition
  readonly answers: Readonly<Record<string, string>>
  readonly onAnswer: (name: string, value: string) => void
  readonly kinds: readonly string[]
  readonly places: readonly string[]
  readonly refusal: ToldRefusal | undefined
  /** After the kind: whom it calls. */
  readonly children: ComponentChildren
}

const times = ['09:00', '15:00', '17:30', '19:30']
const kindsAtOnce = 5
const other = 'other'

/** The agenda form's fields, those by a tap that can be. */
export function AgendaFields({ form, answers, onAnswer, kinds, places, refusal, children }: AgendaFieldsProps) {
  const say = useWords(conveneWords)
  const lang = useLang()
  return (
    <>
      {form.survey.map((field) => {
        if (!('name' in field) || !('label' in field)) return null
        const { name } = field
        const label = field.label?.[lang] ?? name
        const shared = { label, value: answers[name] ?? '', refusal }
        const set = (value: string) => onAnswer(name, value)
        if (name === 'kind')
          return (
            <>
              <KindField key={name} {...shared} kinds={kinds} onValue={set} />
              {children}
            </>
          )
        if (name === 'heldOn') return <DayField key={name} {...shared} onValue={set} />
        if (name === 'heldAt') return <TimeField key={name} {...shared} times={times} onValue={set} />
        if (name === 'place') return <TextField key={name} {...shared} name={name} suggestions={places} onValue={set} />
        return (
          <More key={name} title={say('more')}>
            <TextField {...shared} name={name} multiline onValue={set} />
          </More>
        )
      })}
    </>
  )
}

interface KindProps {
  readonly label: string
  readonly value: string
  readonly kinds: readonly string[]
  readonly onValue: (kind: string) => void
  readonly refusal: ToldRefusal | undefined
}

/** The kinds that rules are known for by a tap, any other typed. */
function KindField({ label, value, kinds, onValue, refusal }: KindProps) {
  const say = useWords(conveneWords)
  const [all, setAll] = useState(false)
  const shown = all ? kinds : kinds.slice(0, kindsAtOnce)
  const known = shown.includes(value)
  return (
    <ChipChoice
      label={label}
      chips={[...shown.map((kind) => ({ key: kind, text: kind })), { key: other, text: say('otherKind') }]}
      value={known ? value : other}
      onValue={(key) => {
        setAll(all || key === other)
        if (key !== other) onValue(key)
      }}
    >
      {known && !all ? null : (
        <TextField
          name="kind"
          label={say('otherKind')}
          value={value}
          maxLength={40}
          refusal={refusal}
          onValue={onValue}
        />
      )}
    </ChipChoice>
  )
}
