import { useEffect, useState } from 'preact/hooks'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { abstain } from '#shared/decision/tally.ts'
import { pollWords } from '#shared/text/console/poll-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { useAct, useConsole, useWords } from '../data/console.tsx'
import { assistedVote } from '../data/entry.ts'
import type { RosterMember } from '../data/matter.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface AssistedFormProps {
  readonly matter: Matter
  readonly poll: Poll
  readonly people: readonly RosterMember[]
  /** Beside a name: how they voted already. Those do not vote again. */
  readonly noteOf: (code: string) => string | undefined
  /** Codes of those checked in: they stand first. */
  readonly here: ReadonlySet<string>
  /** Names of those in the room and of staff. */
  readonly witnesses: readonly string[]
}

/** Below the names comes the choice: it must stay in reach of the thumb. */
const namesAtOnce = 12

/** Enters one vote in the voter's presence, and says first what will be kept of it. */
export function AssistedForm({ matter, poll, people, noteOf, here, witnesses }: AssistedFormProps) {
  const { me } = useConsole()
  const say = useWords(pollWords)
  const act = useAct()
  const [voter, setVoter] = useState<string>()
  const [choices, setChoices] = useState<readonly string[]>([])
  const [witness, setWitness] = useLastWitness(matter.place)
  const [done, setDone] = useState<{ name: string; waits: boolean; receipt?: string }>()
  const [round, setRound] = useState(0)
  const name = people.find(({ code }) => code === voter)?.name
  const choose = (keys: readonly string[]) => {
    const last = keys.find((key) => !choices.includes(key))
    // Abstaining stands alone.
    setChoices(last === abstain ? [abstain] : keys.filter((key) => key !== abstain))
  }
  const send = async () => {
    if (voter === undefined || name === undefined || choices.length === 0) return
    setDone(undefined)
    const vote = { voter, choices, ...(witness.trim() === '' ? {} : { witness: witness.trim() }) }
    const says = saysOf(pollWords.assistSays, { name })
    const sent = await act.run(assistedVote(poll.id, vote, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused') return
    const receipt = sent.is === 'done' ? sent.answer['receipt'] : undefined
    setDone({ name, waits: sent.is === 'waiting', ...(typeof receipt === 'string' ? { receipt } : {}) })
    setVoter(undefined)
    setChoices([])
    setRound((before) => before + 1)
  }
  return (
    <Sheet onSend={() => void send()}>
      <p class="soft">{say('assistAbout')}</p>
      <PeoplePicker
        key={round}
        label={say('voter')}
        people={openFirst(people, noteOf, here)
          .filter(({ code }) => voter === undefined || code === voter)
          .map(({ code, name: called }) => {
            const note = noteOf(code)
            if (note !== undefined) return { code, name: called, note, disabled: true }
            return { code, name: called, ...(here.has(code) ? { note: `${code} ${say('here')}` } : {}) }
          })}
        shown={namesAtOnce}
        chosen={new Set(voter === undefined ? [] : [voter])}
        single
        onToggle={setVoter}
      />
      {voter === undefined ? null : (
        <p>
          <Button small plain onClick={() => setVoter(undefined)}>
            {say('anotherVoter')}
          </Button>
        </p>
      )}
      <ChoiceField
        name="choices"
        label={say('choice')}
        {...(poll.max > 1 ? { hint: say('upTo', { n: poll.max }), several: true } : {})}
        choices={[...poll.choices, { key: abstain, text: say('abstain') }]}
        value={choices}
        refusal={act.refusal}
        onValue={choose}
      />
      <TextField
        name="witness"
        label={say('witness')}
        optional
        value={witness}
        maxLength={30}
        suggestions={witnesses}
        refusal={act.refusal}
        onValue={setWitness}
      />
      {name === undefined ? null : (
        <p class="box">
          {say(poll.secret ? 'recordsSecret' : 'recordsNamed', {
            voter: name,
            helper: me.name,
            witness: witness.trim(),
          })}
        </p>
      )}
      {/* Beside the button: above a long list nobody would see what came of it. */}
      <RefusalBox refusal={act.refusal} />
      <p role="status" class={done === undefined ? undefined : 'box'}>
        {done === undefined ? '' : say(done.waits ? 'recordedWaits' : 'recorded', { name: done.name })}{' '}
        {done?.receipt === undefined ? '' : say('receipt', { code: done.receipt })}
      </p>
      <Button type="submit" busy={act.busy} disabled={voter === undefined || choices.length === 0}>
        {say(voter === undefined ? 'chooseVoter' : 'record')}
      </Button>
    </Sheet>
  )
}

/** Those in the room stand first, those who have voted below the others. */
export function openFirst<Person extends { code: string }>(
  people: readonly Person[],
  noteOf: (code: string) => string | undefined,
  here: ReadonlySet<string>,
): Person[] {
  const rank = ({ code }: Person) => (noteOf(code) !== undefined ? 2 : here.has(code) ? 0 : 1)
  return people.toSorted((a, b) => rank(a) - rank(b))
}

/** Whoever witnessed last will most likely witness again. */
function useLastWitness(village: string): [string, (name: string) => void] {
  const { keep } = useConsole()
  const key = `witness-${village}`
  const [witness, setWitness] = useState('')
  useEffect(() => {
    void keep.drafts.get(key).then((kept) => {
      if (typeof kept === 'object' && kept !== null && 'name' in kept) setWitness(String(kept.name))
    })
  }, [key])
  return [
    witness,
    (name) => {
      setWitness(name)
      void keep.drafts.put(key, { name })
    },
  ]
}
