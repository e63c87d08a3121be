import { useEffect, useMemo, useState } from 'preact/hooks'
import { isOpen } from '#shared/blocks/topic/state.ts'
import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import { meetingKinds } from '#shared/decision/rule-choices.ts'
import { agendaForm } from '#shared/forms/agenda-form.ts'
import type { ConveningPreview } from '#shared/outputs/preview-convening.ts'
import { previewConvening } from '#shared/outputs/preview-convening.ts'
import { conveneWords } from '#shared/text/console/convene-words.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { headsOf, listName, usualList } from '#shared/text/console/list-words.ts'
import { staffRoles } from '#shared/workflow/actor.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { now, today } from '../data/clock.ts'
import { hasRole, useAct, useConsole, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { AgendaFields } from './agenda-fields.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { Preview } from './convening-preview.tsx'
import { ChoiceField } from './field.tsx'
import type { CalledList } from './turnout.tsx'

interface ConveneFormProps {
  readonly matter: Matter
  readonly village: string
  readonly lists: readonly CalledList[]
  readonly onDone: (meetingId: string) => void
  readonly onWaiting: (preview: ConveningPreview) => void
}

interface ConveneDraft {
  /** What was chosen or typed; all else is as the defaults have it. */
  readonly answers: Readonly<Record<string, string>>
  readonly topics?: readonly string[]
  readonly electorate?: string
}

const untouched: ConveneDraft = { answers: {} }
const usualTime = '19:30'

/** Everything is filled in already; what is changed is seen at once in what will go out. */
export function ConveneForm({ matter, village, lists, onDone, onWaiting }: ConveneFormProps) {
  const { me, keep } = useConsole()
  const say = useWords(conveneWords)
  const sayFrame = useWords(consoleWords)
  const lang = useLang()
  const act = useAct()
  const draft = useDraft<ConveneDraft>(`convene-${matter.id}`, untouched)
  const lastPlace = useLastPlace(matter)
  const topics = matter.slices.topic.topics.filter(isOpen)
  const defaults: Record<string, string> = {
    kind: meetingKinds(today())[0] ?? '',
    place: lastPlace,
    heldOn: addDays(today(), 1),
    heldAt: usualTime,
  }
  const answers = { ...defaults, ...draft.values.answers }
  const names = lists.map(({ list }) => list)
  const electorate = draft.values.electorate ?? usualList(answers['kind'] ?? '', names) ?? ''
  const called = lists.find(({ list }) => list === electorate)
  const order = {
    answers,
    topics: [...(draft.values.topics ?? topics.map(({ id }) => id))],
    electorate,
  }
  const preview = useMemo(
    () =>
      previewConvening(matter, order, {
        village,
        lang,
        origin: location.origin,
        now: now(),
        actor: {
          kind: 'staff',
          id: me.id,
          name: me.name,
          roles: staffRoles.filter((role) => hasRole(me, role, matter.place)),
        },
        called: called ?? { count: 0, weight: 0 },
      }),
    [matter, village, lang, called, JSON.stringify(order)],
  )
  const send = async () => {
    const says = saysOf(conveneWords.says, { kind: answers['kind'] })
    const sent = await act.run(command('convene', order, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused') return
    await draft.forget()
    await keep.drafts.put(placeKey(matter), { place: answers['place'] })
    if (sent.is === 'done' && sent.answer.id !== undefined) onDone(sent.answer.id)
    else if (preview.ok) onWaiting(preview.value)
  }
  const setAnswer = (name: string, value: string) => draft.set({ answers: { ...draft.values.answers, [name]: value } })
  const blocked = !preview.ok && preview.refusal.code !== 'invalid'
  const held = parseLocalDate(answers['heldOn'] ?? '') ?? today()
  return (
    <Sheet onSend={() => void send()}>
      {/* What no form can mend is said before anybody fills it in. */}
      {blocked ? <Preview preview={preview} /> : null}
      {draft.restored ? (
        <p class="box">
          {sayFrame('restored')}{' '}
          <button type="button" class="small plain" onClick={() => void draft.forget()}>
            {sayFrame('startAfresh')}
          </button>
        </p>
      ) : null}
      <ChoiceField
        name="topics"
        label={say('topics')}
        choices={topics.map(({ id, title }) => ({ key: id, text: title }))}
        value={order.topics}
        several
        refusal={act.refusal}
        onValue={(chosen) => draft.set({ topics: chosen })}
      />
      <AgendaFields
        form={agendaForm}
        answers={answers}
        onAnswer={setAnswer}
        kinds={meetingKinds(held)}
        places={[...new Set([lastPlace, say('office')])]}
        refusal={act.refusal}
      >
        <ChipChoice
          label={say('electorate')}
          chips={lists.map((one) => ({
            key: one.list,
            text: say('listSize', {
              name: listName(one.list, lang),
              n: one.count,
              unit: headsOf(one.list, lang),
            }),
          }))}
          value={electorate}
          onValue={(list) => draft.set({ electorate: list })}
        />
      </AgendaFields>
      {blocked ? null : (
        <>
          <h2>{say('preview')}</h2>
          <Preview preview={preview} />
        </>
      )}
      <RefusalBox refusal={act.refusal} />
      <Button type="submit" busy={act.busy} disabled={blocked}>
        {say('send')}
      </Button>
    </Sheet>
  )
}

const placeKey = ({ place }: Matter): string => `last-place-${place}`

/** Where this matter met last, where this phone called people to last, or the village office. */
function useLastPlace(matter: Matter): string {
  const { keep } = useConsole()
  const say = useWords(conveneWords)
  const [kept, setKept] = useState<string>()
  useEffect(() => {
    void keep.drafts.get(placeKey(matter)).then((value) => {
      if (typeof value === 'object' && value !== null && 'place' in value) setKept(String(value.place))
    })
  }, [matter.place])
  const last = matter.slices.meeting.meetings
    .toSorted((a, b) => (localDateOf(a.heldAt) < localDateOf(b.heldAt) ? -1 : 1))
    .at(-1)
  return last?.place ?? kept ?? say('office')
}
