import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { isOpen } from '#shared/blocks/topic/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { addDays } from '#shared/calendar/time.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import { faultAt } from '../data/asking.ts'
import { today } from '../data/clock.ts'
import { undoMs, useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { More, TextField } from './field.tsx'
import { PreviewNotice } from './preview-notice.tsx'
import { Restored } from './restored.tsx'
import { Unanimous } from './unanimous.tsx'

/** Three to fifteen days are in use in townships' rules; the law itself leaves it to them. */
const usual = [3, 5, 7, 10, 15] as const
const daysAtMost = 90

const empty = { subject: '', text: '', days: '7', other: '' }

/** What the result is about: the topic asked for, or the one voted on last. */
function subjectFor({ matter: { slices } }: MatterHere, asked: string | undefined): string | undefined {
  const last = slices.poll.polls.findLast(({ state }) => state === 'closed')
  const topics = slices.topic.topics.filter(isOpen)
  const topic = topics.find(({ id }) => id === asked) ?? topics.find(({ id }) => id === last?.topicId)
  return topic?.title
}

/** The notice tells of the vote that was counted last, and of the others of its meeting. */
function lastPolls({ matter: { slices } }: MatterHere): readonly Poll[] {
  const last = slices.poll.polls.findLast(({ state }) => state === 'closed')
  const { polls } = slices.poll
  return polls.filter((one) => one === last || (last?.meetingId !== undefined && one.meetingId === last.meetingId))
}

export function PublishNotice({ here, topic }: { here: MatterHere; topic: string | undefined }) {
  const say = useWords(noticeWords)
  const lang = useLang()
  const act = useAct()
  const { route } = useLocation()
  const { matter } = here
  const about = subjectFor(here, topic)
  // The notice hangs in the village: its subject is Chinese whatever the clerk reads.
  const suggested = about === undefined ? '' : fillIn(noticeWords.subjectOf.zh, { topic: about }).slice(0, 100)
  const draft = useDraft(`notice-${matter.id}`, { ...empty, subject: suggested })
  const { subject, text, days: choice, other } = draft.values
  const [fault, setFault] = useState<ToldRefusal>()
  const days = Number(choice === 'other' ? other : choice)
  const countable = Number.isInteger(days) && days >= 1 && days <= daysAtMost
  const refusal = fault ?? act.refusal
  const set = (change: Partial<typeof empty>) => {
    setFault(undefined)
    draft.set(change)
  }

  const publish = () => {
    const missing =
      subject.trim() === ''
        ? faultAt('subject', noticeWords.subjectMissing)
        : countable
          ? undefined
          : faultAt('days', noticeWords.daysMissing)
    setFault(missing)
    if (missing !== undefined) return
    const figures = { subject: subject.trim() }
    const says = { zh: fillIn(noticeWords.publishing.zh, figures), en: fillIn(noticeWords.publishing.en, figures) }
    const data = { subject: subject.trim(), text: text.trim(), days }
    const order = command('publish-notice', data, { village: matter.place, matter: matter.id, says })
    // Undone within the seconds it can be, the form is there again as it was.
    void act.run(order, { undoMs }).then((sent) => (sent.is === 'undone' ? undefined : draft.forget()))
    route(`/console/m/${matter.id}`)
  }

  return (
    <Sheet onSend={publish}>
      <h2>{say('publishTitle')}</h2>
      <RefusalBox refusal={refusal} />
      <Restored draft={draft} />
      <TextField
        name="subject"
        label={say('subject')}
        hint={say('textHint')}
        multiline
        maxLength={100}
        value={subject}
        onValue={(value) => set({ subject: value.replaceAll('\n', '') })}
        refusal={refusal}
      />
      <More title={say('addText')}>
        <TextField
          name="text"
          label={say('text')}
          optional
          multiline
          maxLength={3000}
          value={text}
          onValue={(value) => set({ text: value })}
          refusal={refusal}
        />
      </More>
      <ChipChoice
        label={say('days')}
        chips={[
          ...usual.map((n) => ({ key: String(n), text: say('nDays', { n }) })),
          { key: 'other', text: say('otherDays') },
        ]}
        value={choice}
        onValue={(key) => set({ days: key })}
      >
        {choice === 'other' ? (
          <TextField
            name="days"
            label={say('howMany')}
            type="number"
            value={other}
            onValue={(value) => set({ other: value })}
            refusal={refusal}
          />
        ) : null}
      </ChipChoice>
      <p role="status">{countable ? say('ends', { day: formatDate(addDays(today(), days), lang) }) : ''}</p>
      {countable && subject.trim() !== '' ? (
        <More title={say('preview')}>
          <PreviewNotice here={here} order={{ subject: subject.trim(), text: text.trim(), days }} />
        </More>
      ) : null}
      <Unanimous polls={lastPolls(here)} />
      <Button type="submit" busy={act.busy}>
        {say('publish')}
      </Button>
    </Sheet>
  )
}
