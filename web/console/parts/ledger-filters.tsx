import { ledgerPageWords } from '#shared/text/console/ledger-words.ts'
import type { LedgerState } from '#shared/views/ledger.ts'
import { ledgerStates } from '#shared/views/ledger.ts'
import { isMine, useArea } from '../data/area.ts'
import { useConsole, useWords } from '../data/console.tsx'
import type { LedgerAsked } from '../data/ledger.ts'
import { useWide } from '../data/wide.ts'
import { ChipChoice } from './chip-choice.tsx'
import { More, TextField } from './field.tsx'

interface FiltersProps {
  readonly asked: LedgerAsked
  /** By login: whoever is in charge of something that was listed. */
  readonly owners: ReadonlyMap<string, string>
  readonly onAsk: (asked: LedgerAsked) => void
}

/** Which actions are listed: by state at a tap, by place, person and due day where that is not enough. */
export function LedgerFilters(props: FiltersProps) {
  const say = useWords(ledgerPageWords)
  const wide = useWide()
  const { asked, onAsk } = props
  const isState = (key: string): key is LedgerState => ledgerStates.some((one) => one === key)
  return (
    <>
      <ChipChoice
        label={say('which')}
        chips={ledgerStates.map((key) => ({ key, text: say(key) }))}
        value={asked.state}
        onValue={(key) => (isState(key) ? onAsk({ ...asked, state: key }) : undefined)}
      />
      {wide ? (
        <Narrow {...props} />
      ) : (
        <More title={say('narrow')}>
          <Narrow {...props} />
        </More>
      )}
    </>
  )
}

function Narrow({ asked, owners, onAsk }: FiltersProps) {
  const say = useWords(ledgerPageWords)
  const { me } = useConsole()
  const area = useArea(asked.place)
  const around = area.value?.ancestors.filter((one) => isMine(me, one.code)) ?? []
  const here = area.value?.place ?? { code: asked.place, name: asked.place }
  const places = [...around, here, ...(area.value?.children ?? [])]
  return (
    <div class="filters">
      <Pick
        name="place"
        label={say('place')}
        value={asked.place}
        among={places.map(({ code, name }) => [code, name])}
        onValue={(place) => onAsk({ ...asked, place })}
      />
      <Pick
        name="owner"
        label={say('owner')}
        value={asked.owner}
        among={[['', say('everybody')], ...owners]}
        onValue={(owner) => onAsk({ ...asked, owner })}
      />
      <TextField
        name="from"
        type="date"
        label={say('from')}
        value={asked.from}
        onValue={(from) => onAsk({ ...asked, from })}
      />
      <TextField name="to" type="date" label={say('to')} value={asked.to} onValue={(to) => onAsk({ ...asked, to })} />
    </div>
  )
}

interface PickProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly among: readonly (readonly [string, string])[]
  readonly onValue: (value: string) => void
}

/** One of many, where chips would fill the screen. */
function Pick({ name, label, value, among, onValue }: PickProps) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {among.map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
