import { useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { isAbout } from '../../parts/is-about.ts'
import { useLang, useWords } from '../data/console.tsx'

export interface Person {
  readonly code: string
  readonly name: string
  /** Beside the name: already here, already voted where. */
  readonly note?: string | undefined
  readonly disabled?: boolean
}

interface PeoplePickerProps {
  readonly label: string
  readonly people: readonly Person[]
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (code: string) => void
  /** One at a time instead of any number. */
  readonly single?: boolean
  /** How many are drawn before somebody asks for all; long lists are slow on old phones. */
  readonly shown?: number
  /** Its name in the command's data, and the refusal that may speak of it. */
  readonly name?: string
  readonly refusal?: ToldRefusal | undefined
}

/** People of a list, to tap; found by a part of the name or number. */
export function PeoplePicker({
  label,
  people,
  chosen,
  onToggle,
  single = false,
  shown = 60,
  name: field,
  refusal,
}: PeoplePickerProps) {
  const say = useWords(consoleWords)
  const [search, setSearch] = useState('')
  const lang = useLang()
  const [all, setAll] = useState(false)
  const wanted = search.trim().toLowerCase()
  const found = people.filter(
    ({ code, name }) => name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted),
  )
  const drawn = all ? found : found.slice(0, shown)
  return (
    <fieldset class="people">
      <legend>{label}</legend>
      {field === undefined || refusal === undefined || !isAbout(refusal, field) ? null : (
        <p class="fault" role="alert">
          {refusal.sentence[lang]}
        </p>
      )}
      {people.length <= 12 ? null : (
        <input
          type="search"
          value={search}
          placeholder={say('search')}
          aria-label={say('search')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div class="tiles">
        {drawn.map(({ code, name, note, disabled = false }) => (
          <label key={code} class={`tile${chosen.has(code) ? ' on' : ''}`}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={label}
              checked={chosen.has(code)}
              disabled={disabled}
              data-code={code}
              onChange={() => onToggle(code)}
            />
            <span>
              {name}
              <small>{note ?? code}</small>
            </span>
          </label>
        ))}
      </div>
      {found.length === 0 ? <p class="soft">{say('noneFound')}</p> : null}
      {drawn.length < found.length ? (
        <button type="button" class="small plain" onClick={() => setAll(true)}>
          {say('showAll', { n: found.length })}
        </button>
      ) : null}
    </fieldset>
  )
}
