import { useState } from 'preact/hooks'
import type { Mandate, Poll } from '#shared/blocks/poll/state.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { refusal } from '#shared/refusal.ts'
import { mandateWords } from '#shared/text/console/mandate-words.ts'
import { sentencesOf } from '#shared/text/sentence-of.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { useAsking } from '../data/asking.ts'
import { useAct, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { RosterMember } from '../data/matter.ts'
import type { PersonalLink } from '../data/new-link.ts'
import { reissueLink } from '../data/new-link.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { CopyText } from './copy-text.tsx'
import type { Person } from './people-picker.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface MandatesProps {
  readonly matter: Matter
  readonly poll: Poll
  /** Those who may vote. */
  readonly people: readonly RosterMember[]
  /** Beside a name: how they voted already. */
  readonly noteOf: (code: string) => string | undefined
}

/** Below the names comes the next question: it must stay in reach of the thumb. */
const namesAtOnce = 6

/** Who votes for whom by written mandate: those on record with the link to hand over, and a form for another. */
export function Mandates({ matter, poll, people, noteOf }: MandatesProps) {
  const say = useWords(mandateWords)
  const act = useAct()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [said, setSaid] = useState<{ of: Mandate; waits: boolean }>()
  const { mandates = [], proxies = 0 } = poll
  const nameOf = (code: string) => people.find((one) => one.code === code)?.name ?? code
  const pair = (of: Mandate) => ({ from: nameOf(of.from), to: nameOf(of.to) })
  const send = async () => {
    if (from === undefined || to === undefined) return
    setSaid(undefined)
    const of = { from, to }
    const says = saysOf(mandateWords.says, pair(of))
    const order = command('name-proxy', { pollId: poll.id, ...of }, { village: matter.place, matter: matter.id, says })
    const sent = await act.run(order)
    if (sent.is === 'refused') return
    setSaid({ of, waits: sent.is === 'waiting' })
    setFrom(undefined)
    setTo(undefined)
  }
  const told = act.refusal
  const atField = told === undefined || !['from', 'to'].includes(told.field ?? '') ? undefined : saidAtField(told)
  const given = people.map((one): Person => {
    const { code, name } = one
    const mine = mandates.find((of) => of.from === code)
    const theirs = mandates.find((of) => of.to === code)
    const bound =
      mine !== undefined
        ? say('gave', { name: nameOf(mine.to) })
        : theirs === undefined
          ? noteOf(code)
          : say('holds', { name: nameOf(theirs.from) })
    return bound === undefined ? { code, name } : { code, name, note: bound, disabled: true }
  })
  const takers = people
    .filter(({ code }) => code !== from)
    .map(({ code, name }): Person => {
      const mine = mandates.find((of) => of.from === code)
      if (mine !== undefined) return { code, name, note: say('gave', { name: nameOf(mine.to) }), disabled: true }
      const n = mandates.filter((of) => of.to === code).length
      return n < proxies ? { code, name } : { code, name, note: say('full', { n }), disabled: true }
    })
  return (
    <>
      <p class="soft">{say('about', { n: proxies })}</p>
      {mandates.length === 0 ? <p>{say('none')}</p> : null}
      <Sheet onSend={() => void send()}>
        <One name="from" label={say('from')} people={given} chosen={from} onChosen={setFrom} refusal={atField} />
        {from === undefined ? null : (
          <One name="to" label={say('to')} people={takers} chosen={to} onChosen={setTo} refusal={atField} />
        )}
        <RefusalBox refusal={atField === undefined ? told : undefined} />
        {from === undefined || to === undefined ? null : <p class="box">{say('chosen', pair({ from, to }))}</p>}
        <p role="status" class={said === undefined ? undefined : 'box'}>
          {said === undefined ? '' : said.waits ? say('waits') : say('done', pair(said.of))}
        </p>
        <Button type="submit" busy={act.busy} disabled={from === undefined || to === undefined}>
          {say(from === undefined || to === undefined ? 'chooseBoth' : 'send')}
        </Button>
      </Sheet>
      <ul class="list">
        {mandates.map((of) => (
          <li class="card" key={of.from} data-mandate={of.from}>
            <p>
              <strong>{say('pair', pair(of))}</strong> <span class="soft">{noteOf(of.from)}</span>
            </p>
            {noteOf(of.from) === undefined ? <HandOver matter={matter} poll={poll} of={of} names={pair(of)} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a question stands its name need not be said again. */
function saidAtField(told: ToldRefusal): ToldRefusal {
  if (told.code === 'already-voted') return { ...told, sentence: mandateWords.votedAlready }
  return {
    ...told,
    sentence: sentencesOf(refusal(told.code, told.reason === undefined ? {} : { reason: told.reason })),
  }
}

interface OneProps {
  readonly name: 'from' | 'to'
  readonly label: string
  readonly people: readonly Person[]
  readonly chosen: string | undefined
  readonly onChosen: (code: string | undefined) => void
  readonly refusal: ToldRefusal | undefined
}

/** One person of the list; once tapped the others make room. */
function One({ name, label, people, chosen, onChosen, refusal: told }: OneProps) {
  const say = useWords(mandateWords)
  return (
    <>
      <PeoplePicker
        key={chosen}
        name={name}
        label={label}
        people={chosen === undefined ? people : people.filter(({ code }) => code === chosen)}
        chosen={new Set(chosen === undefined ? [] : [chosen])}
        single
        shown={namesAtOnce}
        onToggle={onChosen}
        refusal={told}
      />
      {chosen === undefined ? null : (
        <p>
          <Button small plain onClick={() => onChosen(undefined)}>
            {say('another')}
          </Button>
        </p>
      )}
    </>
  )
}

interface HandOverProps {
  readonly matter: Matter
  readonly poll: Poll
  readonly of: Mandate
  readonly names: { readonly from: string; readonly to: string }
}

/** The link of whoever is represented, made anew for the one who votes. */
function HandOver({ matter, poll, of, names }: HandOverProps) {
  const say = useWords(mandateWords)
  const asking = useAsking()
  const [link, setLink] = useState<PersonalLink>()
  const make = async () => {
    const links = { act: 'vote', matterId: matter.id, subject: poll.id, list: poll.list } as const
    setLink(await reissueLink(asking, links, of.from))
  }
  return (
    <>
      <RefusalBox refusal={asking.refusal} />
      {asking.lost ? <p class="alert">{say('noSignal')}</p> : null}
      {link === undefined ? (
        <>
          <p class="soft">{say('newLinkAbout', names)}</p>
          <Button small busy={asking.busy} onClick={() => void make()}>
            {say('newLink', names)}
          </Button>
        </>
      ) : (
        <div data-link={link.url}>
          <CopyText
            label={say('linkFor', names)}
            text={say('linkText', { ...names, url: link.url, question: poll.question })}
          />
        </div>
      )}
    </>
  )
}
