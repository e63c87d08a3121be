import { useLocation } from 'preact-iso'
import { currentMeeting } from '#shared/blocks/meeting/state.ts'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { addDays, instantAt, instantFromMillis, localDateOf, millisOf } from '#shared/calendar/time.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { advice, ruleChoices } from '#shared/decision/rule-choices.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import { unitOfList } from '#shared/decision/unit.ts'
import type { Unit } from '#shared/decision/unit.ts'
import { listName } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { now, today } from '../data/clock.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { More, TextField } from './field.tsx'
import { Recused, RulePick } from './poll-settings.tsx'
import type { CalledList } from './turnout.tsx'

interface OpenPollProps {
  readonly matter: Matter
  readonly topic: Topic
  readonly lists: readonly CalledList[]
  readonly onDone: () => void
}

type Closing = 'hand' | 'soon' | 'today' | 'tomorrow'

interface PollDraft {
  readonly question?: string
  readonly asks: 'yes-no' | 'own'
  readonly lines: string
  readonly max: string
  readonly secret: boolean
  readonly rule?: string
  readonly list?: string
  readonly closes: Closing
  readonly recused: readonly string[]
}

const untouched: PollDraft = { asks: 'yes-no', lines: '', max: '1', secret: true, closes: 'hand', recused: [] }
const soonMinutes = 30
const evening = '20:00'

/** Puts a topic to the vote: everything is filled in already, so that a plain yes or no is one tap away. */
export function OpenPoll({ matter, topic, lists, onDone }: OpenPollProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const act = useAct()
  const { route } = useLocation()
  const draft = useDraft<PollDraft>(`poll-${matter.id}-${topic.id}`, untouched)
  const { values, set } = draft
  const meeting = currentMeeting(matter.slices.meeting, now())
  const list = values.list ?? meeting?.list ?? lists[0]?.list ?? ''
  const called = lists.find((one) => one.list === list)
  const unit: Unit = called === undefined ? 'people' : unitOfList(called)
  const rules = ruleChoices(meeting === undefined ? today() : localDateOf(meeting.heldAt), meeting?.kind ?? '', unit)
  const rule = rules.find(({ key }) => key === values.rule) ?? rules[0] ?? advice
  const plain = values.asks === 'yes-no'
  const question = values.question ?? (plain ? say('questionOf', { topic: topic.title }) : topic.title)
  const own = [...new Set(values.lines.split('\n').map((text) => text.trim()))].filter((text) => text !== '')
  const choices = plain
    ? [
        { key: 'yes', text: say('yes') },
        { key: 'no', text: say('no') },
      ]
    : own.map((text, n) => ({ key: `k${n + 1}`, text }))
  const max = plain ? 1 : Math.min(Number(values.max), Math.max(1, own.length - 1))
  const send = async () => {
    const closesAt = closingTime(values.closes)
    const data = {
      topicId: topic.id,
      question,
      choices,
      electorate: list,
      secret: values.secret,
      rule: rule.rule,
      max,
      recused: [...values.recused],
      ...(closesAt === undefined ? {} : { closesAt }),
    }
    const says = saysOf(meetingWords.startSays, { question })
    const sent = await act.run(command('open-poll', data, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused') return
    await draft.forget()
    onDone()
    if (sent.is === 'done' && sent.answer.id !== undefined) route(`/console/m/${matter.id}/poll/${sent.answer.id}`)
  }
  return (
    <Sheet onSend={() => void send()}>
      <RefusalBox refusal={act.refusal} />
      <TextField
        name="question"
        label={say('question')}
        value={question}
        maxLength={200}
        multiline
        refusal={act.refusal}
        onValue={(text) => set({ question: text })}
      />
      <ChipChoice
        label={say('choices')}
        chips={[
          { key: 'yes-no', text: say('yesNo') },
          { key: 'own', text: say('own') },
        ]}
        value={values.asks}
        onValue={(key) => set({ asks: key === 'own' ? 'own' : 'yes-no' })}
      />
      {plain ? null : (
        <>
          <TextField
            name="choices"
            label={say('ownLines')}
            value={values.lines}
            multiline
            refusal={act.refusal}
            onValue={(lines) => set({ lines })}
          />
          {own.length < 3 ? null : (
            <ChipChoice
              label={say('max')}
              chips={Array.from({ length: own.length - 1 }, (_, n) => ({
                key: `${n + 1}`,
                text: say('maxN', { n: n + 1 }),
              }))}
              value={`${max}`}
              onValue={(key) => set({ max: key })}
            />
          )}
        </>
      )}
      <ChipChoice
        label={say('secrecy')}
        chips={[
          { key: 'secret', text: say('secret') },
          { key: 'named', text: say('named') },
        ]}
        value={values.secret ? 'secret' : 'named'}
        onValue={(key) => set({ secret: key === 'secret' })}
      />
      <p class="soft">
        {say('summary', {
          list: listName(list, lang),
          secrecy: say(values.secret ? 'secret' : 'named'),
          rule: sentenceOfRule(rule.rule, lang, unit),
        })}
      </p>
      <Button type="submit" busy={act.busy}>
        {say('start')}
      </Button>
      <More title={say('change')}>
        <RulePick rules={rules} rule={rule} unit={unit} onRule={(key) => set({ rule: key })} />
        <ChipChoice
          label={say('electorate')}
          chips={lists.map((one) => ({ key: one.list, text: listName(one.list, lang) }))}
          value={list}
          onValue={(key) => set({ list: key, recused: [] })}
        />
        <ChipChoice
          label={say('closes')}
          chips={closings(say)}
          value={values.closes}
          onValue={(key) => set({ closes: closingOf(key) })}
        />
        <Recused village={matter.place} list={list} chosen={values.recused} onChosen={(recused) => set({ recused })} />
      </More>
      <Button plain onClick={onDone}>
        {say('cancel')}
      </Button>
    </Sheet>
  )
}

const closingOf = (key: string): Closing => (key === 'soon' || key === 'today' || key === 'tomorrow' ? key : 'hand')

function closings(say: (key: keyof typeof meetingWords, figures?: { n?: number; time?: string }) => string) {
  const tonight = instantAt(today(), evening)
  return [
    { key: 'hand', text: say('byHand') },
    { key: 'soon', text: say('inMinutes', { n: soonMinutes }) },
    ...(tonight !== undefined && now() < tonight ? [{ key: 'today', text: say('todayAt', { time: evening }) }] : []),
    { key: 'tomorrow', text: say('tomorrowAt', { time: evening }) },
  ]
}

function closingTime(closes: Closing): Instant | undefined {
  switch (closes) {
    case 'hand':
      return undefined
    case 'soon':
      return instantFromMillis(millisOf(now()) + soonMinutes * 60_000)
    case 'today':
      return instantAt(today(), evening)
    case 'tomorrow':
      return instantAt(addDays(today(), 1), evening)
  }
}
