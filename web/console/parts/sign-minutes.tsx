import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { minutesWords } from '#shared/text/console/minutes-words.ts'
import { roleWords } from '#shared/text/console/me-words.ts'
import { undoMs, useAct, useConsole, useDraft, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { useVillageStaff } from '../data/matter.ts'
import { faultAt } from '../data/asking.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { More, TextField } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'

/** A paragraph of people's own, put in before anybody signs. */
export function AddToMinutes({ here: { matter } }: { here: MatterHere }) {
  const say = useWords(minutesWords)
  const act = useAct()
  const [told, setTold] = useState(false)
  const draft = useDraft(`minutes-${matter.id}`, { text: '' })
  const text = draft.values.text.trim()
  const add = async () => {
    if (text === '') return
    const about = { village: matter.place, matter: matter.id, says: minutesWords.says }
    const sent = await act.run(command('write-minutes', { text }, about))
    if (sent.is === 'refused') return
    await draft.forget()
    setTold(true)
  }
  return (
    <More title={say('add')}>
      <Sheet onSend={() => void add()}>
        <RefusalBox refusal={act.refusal} />
        <TextField
          name="text"
          label={say('addText')}
          hint={say('addHint')}
          multiline
          maxLength={5000}
          value={draft.values.text}
          onValue={(value) => draft.set({ text: value })}
          refusal={act.refusal}
        />
        <Button type="submit" plain busy={act.busy} disabled={text === ''}>
          {say('addSend')}
        </Button>
        <p role="status">{told ? say('added') : ''}</p>
      </Sheet>
    </More>
  )
}

/** Signing: alone by default, with others by a tap. What is signed leaves after a few seconds in which it can be undone. */
export function SignMinutes({ here: { matter }, mayWrite }: { here: MatterHere; mayWrite: boolean }) {
  const say = useWords(minutesWords)
  const { me } = useConsole()
  const act = useAct()
  const { route } = useLocation()
  const { signers, signatures } = matter.slices.minutes
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(signers.length > 0 ? signers : [me.id]))
  const [fault, setFault] = useState(false)
  const mine = mayWrite ? chosen.has(me.id) : signers.includes(me.id)
  const about = { village: matter.place, matter: matter.id }
  const others = [...chosen].filter((one) => one !== me.id)

  const go = async () => {
    if (chosen.size === 0) return setFault(true)
    const same = chosen.size === signers.length && signers.every((one) => chosen.has(one))
    if (mayWrite && !same) {
      const says = mine && others.length === 0 ? minutesWords.says : minutesWords.asking
      const sent = await act.run(command('write-minutes', { signers: [...chosen] }, { ...about, says }))
      if (sent.is === 'refused') return
    }
    if (mine) void act.run(command('sign-minutes', {}, { ...about, says: minutesWords.signing }), { undoMs })
    route(`/console/m/${matter.id}`)
  }

  if (signatures.some(({ staff }) => staff === me.id)) return <p class="box">{say('waitsForOthers')}</p>
  if (!mayWrite && !mine) return <p class="soft">{say('notAsked')}</p>
  return (
    <section>
      {mayWrite ? (
        <WhoSigns
          place={matter.place}
          chosen={chosen}
          onToggle={(id) => {
            setFault(false)
            const next = new Set(chosen)
            if (!next.delete(id)) next.add(id)
            setChosen(next)
          }}
        />
      ) : (
        <p>
          <strong>{say('waitsForYou')}</strong>
        </p>
      )}
      <RefusalBox refusal={fault ? faultAt('signers', minutesWords.nobody) : act.refusal} />
      <p class="soft">{say('frozen')}</p>
      <Button busy={act.busy} onClick={() => void go()}>
        {say(!mine ? 'sendRound' : others.length > 0 && mayWrite ? 'signAndSend' : 'sign')}
      </Button>
    </section>
  )
}

interface WhoSignsProps {
  readonly place: string
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

function WhoSigns({ place, chosen, onToggle }: WhoSignsProps) {
  const say = useWords(minutesWords)
  const lang = useLang()
  const { me } = useConsole()
  const staff = useVillageStaff(place)
  // Whom somebody has asked before stays in sight; who is tapped now does not jump.
  const [asked] = useState(chosen)
  // An administrator's role alone lets nobody sign.
  const able = (staff.value?.staff ?? []).filter(({ roles }) => roles.some((role) => role !== 'administrator'))
  const people = able
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
    .map(({ id, name, roles }) => ({ code: id, name, roles, note: notesOf(roles, lang) }))
  const near = people.filter(
    ({ code, roles }) => code === me.id || asked.has(code) || roles.includes('organizer') || roles.includes('helper'),
  )
  const far = people.filter((one) => !near.includes(one))
  const alone = chosen.size === 1 && chosen.has(me.id)
  const names = people.filter(({ code }) => chosen.has(code)).map(({ name }) => name)
  return (
    <>
      <PeoplePicker label={say('who')} people={near} chosen={chosen} onToggle={onToggle} />
      {far.length === 0 ? null : (
        <More title={say('moreSigners')}>
          <PeoplePicker label={say('fromAbove')} people={far} chosen={chosen} onToggle={onToggle} />
        </More>
      )}
      <p class="soft" role="status">
        {alone ? say('whoHint') : say('whoCount', { n: names.length, names: names.join(lang === 'zh' ? '、' : ', ') })}
      </p>
    </>
  )
}

const isRole = (role: string): role is keyof typeof roleWords => Object.hasOwn(roleWords, role)

/** What somebody is, in words; the administrator's work is not what they are picked for. */
export function notesOf(roles: readonly string[], lang: 'zh' | 'en'): string {
  return roles
    .filter(isRole)
    .filter((role) => role !== 'administrator')
    .map((role) => roleWords[role][lang])
    .join(lang === 'zh' ? '、' : ', ')
}
