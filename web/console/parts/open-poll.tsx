import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { currentMeeting } from '#shared/blocks/meeting/state.ts'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { advice, ruleChoices } from '#shared/decision/rule-choices.ts'
import { sentenceOfRule } from '#shared/decision/sentence-of-rule.ts'
import { unitOfList } from '#shared/decision/unit.ts'
import type { Unit } from '#shared/decision/unit.ts'
import { listName } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { faultAt } from '../data/asking.ts'
import { now, today } from '../data/clock.ts'
import { useAct, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import { useFewVoters } from '../data/few-voters.ts'
import type { Closing } from '../data/poll-closing.ts'
import { closingOf, closings, closingTime } from '../data/poll-closing.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { More, TextField } from './field.tsx'
import { FewVoters, PollMore } from './poll-more.tsx'
import { Recused, RulePick } from './poll-settings.tsx'
import type { CalledList } from './turnout.tsx'

interface OpenPollProps {
  readonly matter: Matter
  readonly topic: Topic
  readonly lists: readonly CalledList[]
  readonly onDone: () => void
}

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
  readonly changeable: boolean
  readonly sealed: boolean
  readonly proxies: number
  /** For which list without whom it was said that a secret vote of few is meant. */
  readonly fewOf?: string
}

const untouched: PollDraft = {
  asks: 'yes-no',
  lines: '',
  max: '1',
  secret: true,
  closes: 'hand',
  recused: [],
  changeable: false,
  sealed: false,
  proxies: 0,
}

/** Puts a topic to the vote: everything is filled in already, so that a plain yes or no is one tap away. */
export function OpenPoll({ matter, topic, lists, onDone }: OpenPollProps) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const act = useAct()
  const { route } = useLocation()
  const draft = useDraft<PollDraft>(`poll-${matter.id}-${topic.id}`, untouched)
  const [fault, setFault] = useState<ToldRefusal>()
  const [toldOf, setToldOf] = useState<string>()
  const { values } = draft
  const set = (change: Partial<PollDraft>) => {
    setFault(undefined)
    draft.set(change)
  }
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
  const { secret, recused, proxies } = values
  const changeable = values.changeable && !secret
  const sealed = values.sealed && secret
  const fewOf = [list, ...recused].join(' ')
  const foreseen = useFewVoters(
    matter,
    { topicId: topic.id, rule: rule.rule, electorate: list, secret, recused },
    called?.count ?? 0,
  )
  const few = secret && (foreseen || toldOf === fewOf)
  const confirmed = few && values.fewOf === fewOf
  const send = async () => {
    setFault(undefined)
    if (few && !confirmed) return setFault(faultAt('fewVoters', meetingWords.fewMissing))
    const closesAt = closingTime(values.closes)
    const data = {
      topicId: topic.id,
      question,
      choices,
      electorate: list,
      secret,
      rule: rule.rule,
      max,
      recused: [...recused],
      changeable,
      sealed,
      proxies,
      fewVoters: confirmed,
      ...(closesAt === undefined ? {} : { closesAt }),
    }
    const says = saysOf(meetingWords.startSays, { question })
    const sent = await act.run(command('open-poll', data, { village: matter.place, matter: matter.id, says }))
    if (sent.is === 'refused') return setToldOf(sent.refusal.field === 'fewVoters' ? fewOf : undefined)
    await draft.forget()
    onDone()
    if (sent.is === 'done' && sent.answer.id !== undefined) route(`/console/m/${matter.id}/poll/${sent.answer.id}`)
  }
  return (
    <Sheet onSend={() => void send()}>
      <RefusalBox refusal={toldOf === undefined ? act.refusal : undefined} />
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
        value={secret ? 'secret' : 'named'}
        onValue={(key) => set({ secret: key === 'secret' })}
      />
      <p class="soft">
        {say('summary', {
          list: listName(list, lang),
          secrecy: say(secret ? 'secret' : 'named'),
          rule: sentenceOfRule(rule.rule, lang, unit),
        })}
        {[
          ...(changeable ? [say('mayChange')] : []),
          ...(sealed ? [say('maySeal')] : []),
          ...(proxies === 0 ? [] : [say('mayStand', { n: proxies })]),
        ].map((text) => `${lang === 'zh' ? '' : ' '}${text}`)}
      </p>
      <FewVoters
        few={few}
        entitled={(called?.count ?? 0) - recused.length}
        list={list}
        confirmed={confirmed}
        onConfirmed={(on) => set({ fewOf: on ? fewOf : '' })}
        refusal={fault}
      />
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
        <Recused village={matter.place} list={list} chosen={recused} onChosen={(codes) => set({ recused: codes })} />
      </More>
      <PollMore
        secret={secret}
        changeable={changeable}
        sealed={sealed}
        proxies={proxies}
        onChangeable={(on) => set({ changeable: on })}
        onSealed={(on) => set({ sealed: on })}
        onProxies={(n) => set({ proxies: n })}
      />
      <Button plain onClick={onDone}>
        {say('cancel')}
      </Button>
    </Sheet>
  )
}
