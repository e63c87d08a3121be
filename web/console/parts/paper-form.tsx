import { useState } from 'preact/hooks'
import type { Poll } from '#shared/blocks/poll/state.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { abstain } from '#shared/decision/tally.ts'
import { refusal } from '#shared/refusal.ts'
import { unitOfPoll } from '#shared/decision/unit.ts'
import { betweenNames, nameSeparator, pollWords } from '#shared/text/console/poll-words.ts'
import { unitWords } from '#shared/text/unit-words.ts'
import type { PaperSums } from '#shared/views/paper-sums.ts'
import { checkPapers } from '#shared/views/paper-sums.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { RosterMember } from '../data/matter.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { openFirst } from './assisted-form.tsx'
import { TextField } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { told } from './told.ts'

interface PaperFormProps {
  readonly matter: Matter
  readonly poll: Poll
  readonly people: readonly RosterMember[]
  readonly noteOf: (code: string) => string | undefined
  /** Codes of those checked in. */
  readonly here: ReadonlySet<string>
}

interface PaperDraft {
  readonly voters: readonly string[]
  readonly counts: Readonly<Record<string, string>>
  readonly scrutineers: readonly string[]
  readonly other: string
}

const untouched: PaperDraft = { voters: [], counts: {}, scrutineers: [], other: '' }

/** What was counted in the room: who voted, how many for each choice, who watched; whether it adds up is said while it is typed. */
export function PaperForm({ matter, poll, people, noteOf, here }: PaperFormProps) {
  const say = useWords(pollWords)
  const lang = useLang()
  const act = useAct()
  const draft = useDraft<PaperDraft>(`paper-${poll.id}`, untouched)
  const [fault, setFault] = useState<ToldRefusal>()
  const [before, setBefore] = useState<RosterMember>()
  const [done, setDone] = useState<{ n: number; names: string; waits: boolean }>()
  const { values, set } = draft
  const voted = (code: string) => noteOf(code) !== undefined
  const voters = people.filter(({ code }) => values.voters.includes(code) && !voted(code))
  const weight = voters.reduce((sum, one) => sum + one.weight, 0)
  const rows = [...poll.choices, { key: abstain, text: say('abstain') }]
  const counts = Object.fromEntries(
    rows.map(({ key }) => [key, Math.max(0, Math.floor(Number(values.counts[key] ?? 0)) || 0)]),
  )
  const sums = checkPapers({ counts, voters: weight, max: poll.max })
  const scrutineers = [...new Set([...values.scrutineers, ...values.other.split(betweenNames)])].filter(
    (one) => one !== '',
  )
  const unit = unitWords[unitOfPoll(poll)][lang]
  const free = people.filter(({ code }) => here.has(code) && !voted(code)).map(({ code }) => code)
  const toggle = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
  const send = async () => {
    setDone(undefined)
    setFault(undefined)
    setBefore(undefined)
    // Said here, so that a tally that cannot be right does not wait on the phone for a signal first.
    if (sums.is !== 'right') return setFault(told(refusal('tally-mismatch', { field: 'counts' })))
    if (scrutineers.length === 0)
      return setFault({ code: 'invalid', sentence: pollWords.needScrutineer, field: 'scrutineers' })
    const data = { pollId: poll.id, counts, voters: voters.map(({ code }) => code), scrutineers }
    const says = saysOf(pollWords.paperSays, { n: voters.length })
    const sent = await act.run(command('paper-tally', data, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused')
      // Of the first few of a secret poll the phone does not know who they are; the server says it of one at a time.
      return setBefore(sent.refusal.code === 'already-voted' ? voters[indexIn(sent.refusal.field)] : undefined)
    setDone({ n: voters.length, names: scrutineers.join(nameSeparator[lang]), waits: sent.is === 'waiting' })
    await draft.forget()
  }
  return (
    <Sheet onSend={() => void send()}>
      <PeoplePicker
        label={say('paperVoters')}
        people={openFirst(people, noteOf, here).map(({ code, name }) => {
          const note = noteOf(code)
          return { code, name, ...(note === undefined ? {} : { note, disabled: true }) }
        })}
        chosen={new Set(voters.map(({ code }) => code))}
        onToggle={(code) => set({ voters: toggle(values.voters, code) })}
      />
      <div class="row">
        <button type="button" class="small plain" disabled={free.length === 0} onClick={() => set({ voters: free })}>
          {say('allHere', { n: free.length })}
        </button>
        <button type="button" class="small plain" onClick={() => set({ voters: [] })}>
          {say('noneChosen')}
        </button>
      </div>
      <fieldset>
        <legend>{say('paperCounts')}</legend>
        <div class="counts">
          {rows.map(({ key, text }) => (
            <TextField
              key={key}
              name={`counts.${key}`}
              label={text}
              type="number"
              value={values.counts[key] ?? ''}
              onValue={(n) => set({ counts: { ...values.counts, [key]: n } })}
            />
          ))}
        </div>
      </fieldset>
      <p
        class={`paper-sums ${sums.is === 'right' ? 'right' : sums.is === 'empty' ? '' : 'wrong'}`}
        role="status"
        data-sums={sums.is}
      >
        <Sums sums={sums} poll={poll} voters={weight} unit={unit} />
      </p>
      <PeoplePicker
        label={say('scrutineers')}
        shown={8}
        people={people.filter(({ code }) => here.has(code)).map(({ code, name }) => ({ code, name }))}
        chosen={new Set(people.filter(({ name }) => values.scrutineers.includes(name)).map(({ code }) => code))}
        onToggle={(code) => {
          const person = people.find((one) => one.code === code)
          if (person !== undefined) set({ scrutineers: toggle(values.scrutineers, person.name) })
        }}
      />
      <TextField
        name="scrutineers"
        label={say('scrutineerOther')}
        optional
        value={values.other}
        refusal={fault ?? act.refusal}
        onValue={(other) => set({ other })}
      />
      <RefusalBox refusal={fault ?? (before === undefined ? act.refusal : undefined)} />
      {before === undefined ? null : (
        <div class="alert" role="alert" data-refusal="already-voted">
          <p>{say('votedBefore', { name: before.name })}</p>
          <Button
            small
            plain
            onClick={() => {
              act.clear()
              setBefore(undefined)
              set({ voters: values.voters.filter((code) => code !== before.code) })
            }}
          >
            {say('takeOff', { name: before.name })}
          </Button>
        </div>
      )}
      <p role="status" class={done === undefined ? undefined : 'box'}>
        {done === undefined ? '' : say(done.waits ? 'paperWaits' : 'paperDone', { n: done.n, names: done.names })}
      </p>
      <Button type="submit" busy={act.busy}>
        {say('sendPaper')}
      </Button>
    </Sheet>
  )
}

/** Of `voters[3]`. */
const indexIn = (field = ''): number => Number(/\[(\d+)\]$/.exec(field)?.[1] ?? Number.NaN)

interface SumsProps {
  readonly sums: PaperSums
  readonly poll: Poll
  readonly voters: number
  readonly unit: string
}

function Sums({ sums, poll, voters, unit }: SumsProps) {
  const say = useWords(pollWords)
  switch (sums.is) {
    case 'empty':
      return <>{say('sumsEmpty')}</>
    case 'right':
      return <>{say('sumsRight', { sum: sums.sum, voters, unit })}</>
    case 'choice-over': {
      const choice = poll.choices.find(({ key }) => key === sums.key)?.text
      return <>{say('sumsChoice', { choice, expected: sums.expected })}</>
    }
    case 'over':
      if (poll.max > 1) return <>{say('sumsSeveralOver', { voters, unit, max: poll.max, by: sums.by })}</>
      return <>{say('sumsOver', { sum: sums.sum, voters, unit, by: sums.by })}</>
    case 'under':
      return <>{say('sumsUnder', { sum: sums.sum, voters, unit, by: sums.by })}</>
  }
}
