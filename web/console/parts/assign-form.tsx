import { useEffect, useRef, useState } from 'preact/hooks'
import { isOpen } from '#shared/blocks/topic/state.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { actionWords } from '#shared/text/console/action-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import { faultAt } from '../data/asking.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { useVillageStaff } from '../data/matter.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { dueOf, DueField } from './due-field.tsx'
import type { DueChoice } from './due-field.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { Restored } from './restored.tsx'
import { notesOf } from './sign-minutes.tsx'

interface AssignDraft {
  readonly text: string
  readonly topic: string
  readonly owner: string
  readonly due: DueChoice
  readonly day: string
}

const empty: AssignDraft = { text: '', topic: '', owner: '', due: 'd10', day: '' }

/** Topics an action can be for: those voted on first, for most actions carry out a vote. */
function topicsOf({ matter: { slices } }: MatterHere) {
  const decided = new Set(slices.poll.polls.filter(({ state }) => state === 'closed').map(({ topicId }) => topicId))
  return slices.topic.topics
    .filter(isOpen)
    .map(({ id, title }) => ({ id, title, decided: decided.has(id) }))
    .toSorted((a, b) => Number(b.decided) - Number(a.decided))
}

export function AssignForm({ here, topic: asked }: { here: MatterHere; topic: string | undefined }) {
  const say = useWords(actionWords)
  const act = useAct()
  const { matter } = here
  const draft = useDraft(`assign-${matter.id}`, empty)
  const { text, owner, due, day } = draft.values
  const [fault, setFault] = useState<ToldRefusal>()
  const [done, setDone] = useState<string>()
  const told = useRef<HTMLDivElement>(null)
  // After the form is empty again: what was assigned must be seen above the next one.
  useEffect(() => {
    if (done !== undefined) told.current?.scrollIntoView({ block: 'center' })
  }, [done])
  const topics = topicsOf(here)
  const topic = topics.find(({ id }) => id === draft.values.topic) ?? topics.find(({ id }) => id === asked) ?? topics[0]
  const owners = useOwners(matter.place)
  const chosen = owners.length === 1 ? (owners[0]?.code ?? '') : owner
  const refusal = fault ?? act.refusal
  const set = (change: Partial<AssignDraft>) => {
    setFault(undefined)
    draft.set(change)
  }

  const send = async () => {
    const when = dueOf(due, day)
    const missing =
      text.trim() === ''
        ? faultAt('text', actionWords.textMissing)
        : chosen === ''
          ? faultAt('owner', actionWords.ownerMissing)
          : when === undefined
            ? faultAt('due', actionWords.dayMissing)
            : undefined
    setFault(missing)
    setDone(undefined)
    if (missing !== undefined || when === undefined || topic === undefined) return
    const what = text.trim()
    const says = {
      zh: fillIn(actionWords.assigning.zh, { text: what }),
      en: fillIn(actionWords.assigning.en, { text: what }),
    }
    const data = { topicId: topic.id, text: what, owner: chosen, due: when }
    const sent = await act.run(command('assign', data, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused') return
    await draft.forget()
    // The next one is most often for the same topic.
    draft.set({ topic: topic.id })
    setDone(what)
    document.querySelector<HTMLElement>('#f-text')?.focus({ preventScroll: true })
  }

  return (
    <Sheet onSend={() => void send()}>
      <RefusalBox refusal={refusal} />
      {text === '' ? null : <Restored draft={draft} />}
      {topics.length < 2 ? (
        <p class="soft">{say('forTopic', { title: topic?.title })}</p>
      ) : (
        <ChoiceField
          name="topicId"
          label={say('topic')}
          choices={topics.map(({ id, title, decided }) => ({
            key: id,
            text: title,
            ...(decided ? { hint: say('decided') } : {}),
          }))}
          value={topic === undefined ? [] : [topic.id]}
          onValue={([id = '']) => set({ topic: id })}
          refusal={refusal}
        />
      )}
      <div role="status" ref={told}>
        {done === undefined ? null : <p class="box">{say('assigned', { text: done })}</p>}
      </div>
      <TextField
        name="text"
        label={say('text')}
        value={text}
        maxLength={200}
        onValue={(value) => set({ text: value })}
        refusal={refusal}
      />
      <PeoplePicker
        label={say('owner')}
        people={owners}
        chosen={new Set([chosen])}
        onToggle={(code) => set({ owner: code })}
        single
      />
      <DueField due={due} day={day} onDue={(change) => set(change)} refusal={refusal} />
      <Button type="submit" busy={act.busy}>
        {say('assign')}
      </Button>
    </Sheet>
  )
}

/** Who can be in charge: people who work in the village, not those who watch over it. */
function useOwners(place: string) {
  const lang = useLang()
  const staff = useVillageStaff(place).value?.staff ?? []
  return staff
    .filter(({ roles }) => roles.includes('organizer') || roles.includes('helper'))
    .map(({ id, name, roles }) => ({ code: id, name, note: notesOf(roles, lang) }))
}
