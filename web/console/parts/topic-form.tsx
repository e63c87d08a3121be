import { useLocation } from 'preact-iso'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { topicWords } from '#shared/text/console/topic-words.ts'
import type { Named } from '#shared/views/strip-household.ts'
import { stripHousehold } from '#shared/views/strip-household.ts'
import { topicFromVisits } from '#shared/views/topic-from-visits.ts'
import { saysOf } from '../data/says.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import type { KeptVisit } from '../data/visits.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { More, TextField } from './field.tsx'
import { toldOf } from './form-fields.tsx'
import { PhotoPicker } from './photo-picker.tsx'
import { PrivateCheck } from './private-check.tsx'
import { VoicePicker } from './voice-picker.tsx'

interface TopicFormProps {
  readonly here: MatterHere
  readonly visits: readonly KeptVisit[]
  /** Everybody whose name must not stand in it. */
  readonly people: readonly Named[]
  /** Whether the whole roster was at hand. */
  readonly complete: boolean
}

interface Filled {
  readonly title: string
  readonly background: string
  readonly photos: readonly Attachment[]
  readonly voice: Attachment | undefined
  readonly asIs: boolean
  /** Somebody has typed: title and background are theirs. */
  readonly filled: boolean
}
const empty: Filled = { title: '', background: '', photos: [], voice: undefined, asIs: false, filled: false }

/** What is put to everybody: out of the needs, without what tells whose they are. */
export function TopicForm({ here, visits, people, complete }: TopicFormProps) {
  const say = useWords(topicWords)
  const frame = useWords(consoleWords)
  const lang = useLang()
  const { route } = useLocation()
  const { run, busy, refusal } = useAct()
  const { id, place } = here.matter
  const ids = visits.map((visit) => visit.id)
  const { values, set, forget, restored } = useDraft(`topic ${id} ${ids.join(',')}`, empty)
  const { photos, voice, asIs } = values
  const [missing, setMissing] = useState<ToldRefusal>()
  const check = useRef<HTMLDivElement>(null)

  const from = useMemo(() => {
    const heard = visits.map(({ answers: { needs, household } }) => ({ needs, household }))
    return topicFromVisits(heard, people, lang)
  }, [ids.join(','), people, lang])
  // Until somebody changes it, it is what the visits give: nothing is kept that was not typed.
  const { title, background } = values.filled ? values : from.draft
  const households = visits.flatMap(({ answers: { household } }) => household ?? []).join('、')
  const strip = (text: string) => stripHousehold(text, people, households, lang)
  const still = useMemo(() => strip(`${title}\n${background}`).removed, [title, background, people])
  const untouched = title === from.draft.title && background === from.draft.background

  const send = async () => {
    if (title.trim() === '') return setMissing(toldOf({ field: 'title', reason: 'required' }))
    if (still.length > 0 && !asIs) return check.current?.focus()
    const attachments = [...photos, ...(voice === undefined ? [] : [{ ...voice, field: 'voices' } as const])]
    const says = saysOf(topicWords.says, { topic: title.trim() })
    const act = command(
      'raise-topic',
      { title, background, fromVisits: ids },
      { village: place, matter: id, says, attachments },
    )
    // Pictures take their time where the signal is weak: nobody waits for them here.
    const sent = await run(act, { goOn: attachments.length > 0 })
    if (sent.is === 'refused') return undefined
    await forget()
    return route(`/console/m/${id}`)
  }
  return (
    <>
      {visits.length === 0 ? null : <p class="soft">{say('fromVisits', { n: visits.length })}</p>}
      {restored ? (
        <p class="box">
          {frame('restored')}{' '}
          <button type="button" class="small plain" onClick={() => void forget()}>
            {frame('startAfresh')}
          </button>
        </p>
      ) : null}
      <RefusalBox refusal={refusal} />
      {complete ? null : <p class="box">{say('noRoster')}</p>}
      <div ref={check} tabIndex={-1}>
        <PrivateCheck
          removed={visits.length === 0 || asIs ? [] : from.removed}
          onPutBack={untouched ? () => set({ ...from.plain, asIs: true, filled: true }) : undefined}
          still={still}
          asIs={asIs}
          onStrip={() =>
            set({ title: strip(title).text, background: strip(background).text, asIs: false, filled: true })
          }
          onAsIs={() => set({ asIs: true })}
        />
      </div>
      <Sheet onSend={() => void send()}>
        <TextField
          name="title"
          label={say('name')}
          value={title}
          onValue={(text) => {
            setMissing(undefined)
            set({ title: text, background, filled: true })
          }}
          maxLength={60}
          refusal={missing ?? refusal}
        />
        <TextField
          name="background"
          label={say('background')}
          hint={say('backgroundHint')}
          optional
          multiline
          value={background}
          onValue={(text) => set({ title, background: text, filled: true })}
          maxLength={2000}
          refusal={refusal}
        />
        <More title={say('more')}>
          <PhotoPicker
            label={say('photos')}
            field="photos"
            photos={photos}
            onPhotos={(taken) => set({ photos: taken })}
          />
          <VoicePicker label={say('voice')} voice={voice} onVoice={(taken) => set({ voice: taken })} />
        </More>
        <Button type="submit" busy={busy}>
          {say('send')}
        </Button>
      </Sheet>
    </>
  )
}
