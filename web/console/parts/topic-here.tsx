import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { staffVoiceOf, villagersVoiceOf } from '#shared/blocks/topic/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { topicWords } from '#shared/text/console/topic-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { saysOf } from '../data/says.ts'
import { undoMs, useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { useRaisers } from '../data/visits.ts'
import { Button, Sheet } from './act-button.tsx'
import { More, TextField } from './field.tsx'
import { toldOf } from './form-fields.tsx'
import { KeptPhotos, KeptVoice } from './kept-photo.tsx'
import { VoicePicker } from './voice-picker.tsx'

interface TopicProps {
  readonly here: MatterHere
  readonly topic: Topic
}

/** A topic as it was raised, and what an organizer does with it: take it up or say why not. */
export function TopicHere({ here, topic }: TopicProps) {
  const say = useWords(topicWords)
  const lang = useLang()
  const { matter, allowed } = here
  const may = (command: string) => allowed.includes(command) && topic.state !== 'declined'
  const [theirs, ours] = [villagersVoiceOf(topic), staffVoiceOf(topic)]
  return (
    <>
      <p class="soft">{say('raisedAt', { when: formatInstant(topic.raisedAt, lang) })}</p>
      {topic.background === '' ? null : <p class="text">{topic.background}</p>}
      <KeptPhotos ids={topic.photos} of={topic.title} quiet={topic.raisedBy === 'villager'} />
      {theirs === undefined ? null : <KeptVoice id={theirs} label={say('voiceOfVillager')} quiet />}
      {ours === undefined ? null : <KeptVoice id={ours} label={say('voiceOfStaff')} />}
      {topic.raisedBy === 'villager' && allowed.includes('decline-topic') ? (
        <Raiser matterId={matter.id} topicId={topic.id} />
      ) : null}
      {topic.state === 'declined' ? (
        <p class="box">
          {say('declined')}: {topic.reason}
        </p>
      ) : null}
      {topic.state === 'scheduled' ? <p class="box">{say('scheduled')}</p> : null}
      {topic.state === 'raised' && may('convene') ? (
        <a class="big with-icon" href={`/console/m/${matter.id}/convene?topics=${topic.id}`}>
          <Icon name="people" /> {say('takeUp')}
        </a>
      ) : null}
      {may('decline-topic') ? (
        <More title={say('declineTitle')}>
          <DeclineForm here={here} topic={topic} />
        </More>
      ) : null}
      {may('add-voice') ? (
        <More title={say('addVoice')}>
          <VoiceForm here={here} topic={topic} />
        </More>
      ) : null}
    </>
  )
}

function Raiser({ matterId, topicId }: { matterId: string; topicId: string }) {
  const say = useWords(topicWords)
  const raiser = useRaisers(matterId).value?.raisers.find((one) => one.topicId === topicId)
  if (raiser === undefined) return null
  const { name, phone } = raiser
  return (
    <p>
      {name === undefined ? null : say('raiser', { name })}{' '}
      {phone === undefined ? null : (
        <a class="go" href={`tel:${phone}`}>
          <Icon name="call" /> {say('call', { phone })}
        </a>
      )}
    </p>
  )
}

const reasons = ['reasonPlanned', 'reasonOther', 'reasonMoney', 'reasonDirect'] as const

function DeclineForm({ here, topic }: TopicProps) {
  const say = useWords(topicWords)
  const { route } = useLocation()
  const { run } = useAct()
  const { id, place } = here.matter
  const { values, set, forget } = useDraft(`decline ${topic.id}`, { reason: '' })
  const [missing, setMissing] = useState<ToldRefusal>()
  const send = async () => {
    const reason = values.reason.trim()
    if (reason === '') return setMissing(toldOf({ field: 'reason', reason: 'required' }))
    const says = saysOf(topicWords.declining, { topic: topic.title })
    void run(command('decline-topic', { topicId: topic.id, reason }, { village: place, matter: id, says }), { undoMs })
    await forget()
    return route(`/console/m/${id}`)
  }
  return (
    <Sheet onSend={() => void send()}>
      <TextField
        name="reason"
        label={say('declineReason')}
        hint={say('declineHint')}
        multiline
        value={values.reason}
        onValue={(reason) => {
          setMissing(undefined)
          set({ reason })
        }}
        maxLength={300}
        refusal={missing}
        suggestions={reasons.map((key) => say(key))}
      />
      <Button type="submit">{say('decline')}</Button>
    </Sheet>
  )
}

function VoiceForm({ here, topic }: TopicProps) {
  const say = useWords(topicWords)
  const { route } = useLocation()
  const { run } = useAct()
  const { id, place } = here.matter
  const [voice, setVoice] = useState<Attachment>()
  const send = async () => {
    if (voice === undefined) return
    const says = saysOf(topicWords.addingVoice, { topic: topic.title })
    const about = { village: place, matter: id, says, attachments: [voice] }
    // Its id is put in when it is up.
    await run(command('add-voice', { topicId: topic.id, voice: '' }, about), { goOn: true })
    route(`/console/m/${id}`)
  }
  return (
    <>
      <VoicePicker label={say('voice')} voice={voice} onVoice={setVoice} />
      <Button disabled={voice === undefined} onClick={() => void send()}>
        {say('saveVoice')}
      </Button>
    </>
  )
}
