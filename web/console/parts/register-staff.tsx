import { useState } from 'preact/hooks'
import * as z from 'zod'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import { roleWords } from '#shared/text/console/me-words.ts'
import { peopleWords } from '#shared/text/console/people-words.ts'
import { fillIn } from '#shared/text/fill-in.ts'
import type { StaffRole } from '#shared/workflow/actor.ts'
import { faultAt, useAsking } from '../data/asking.ts'
import { useLang, useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import { useVillageStaff } from '../data/matter.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { SignInLink } from './sign-in-link.tsx'

const hints = {
  organizer: 'organizerHint',
  helper: 'helperHint',
  supervisor: 'supervisorHint',
  administrator: 'administratorHint',
} as const satisfies Record<StaffRole, keyof typeof peopleWords>

const ofVillages: readonly StaffRole[] = ['organizer', 'helper', 'administrator']
const ofAreas: readonly StaffRole[] = ['supervisor', 'administrator']

/** Somebody new: a name, what to sign in with, and a role by a tap. Their link to sign in follows at once. */
export function RegisterStaff({ place, saved }: { place: string; saved: () => void }) {
  const say = useWords(peopleWords)
  const lang = useLang()
  const asking = useAsking()
  const isVillage = place.length === 12
  const known = useVillageStaff(isVillage ? place : undefined).value?.staff ?? []
  const offered = isVillage ? ofVillages : ofAreas
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [role, setRole] = useState<StaffRole>()
  const [fresh, setFresh] = useState<{ login: string; name: string }>()

  const faultOf = (): ToldRefusal | undefined => {
    if (name.trim() === '') return faultAt('name', peopleWords.nameMissing)
    if (login.trim() === '') return faultAt('login', peopleWords.loginMissing)
    // Registering a login again would change that person's roles.
    const holder = known.find(({ id }) => id === login.trim())
    if (holder !== undefined) {
      const figures = { name: holder.name }
      return faultAt('login', { zh: fillIn(peopleWords.taken.zh, figures), en: fillIn(peopleWords.taken.en, figures) })
    }
    return role === undefined ? faultAt('roles', peopleWords.roleMissing) : undefined
  }
  const send = async () => {
    const fault = faultOf()
    asking.refuse(fault)
    if (fault !== undefined) return
    setFresh(undefined)
    const person = { login: login.trim(), name: name.trim() }
    const body = { commandId: newId(), ...person, roles: [{ role, place }] }
    const done = await asking.ask({ method: 'POST', path: '/api/staff', body }, z.looseObject({}))
    if (done === undefined) return
    setFresh(person)
    setName('')
    setLogin('')
    setRole(undefined)
    saved()
  }
  return (
    <section>
      <h2>{say('add')}</h2>
      {fresh === undefined ? null : (
        <div key={fresh.login} class="box">
          <p role="status">{say('saved', { name: fresh.name })}</p>
          <SignInLink login={fresh.login} name={fresh.name} atOnce />
        </div>
      )}
      <Sheet onSend={() => void send()}>
        <RefusalBox refusal={asking.refusal} />
        <TextField
          name="name"
          label={say('name')}
          maxLength={40}
          value={name}
          onValue={setName}
          refusal={asking.refusal}
        />
        <TextField
          name="login"
          label={say('login')}
          hint={say('loginHint')}
          maxLength={60}
          value={login}
          onValue={setLogin}
          refusal={asking.refusal}
        />
        <ChoiceField
          name="roles"
          label={say('role')}
          choices={offered.map((key) => ({ key, text: roleWords[key][lang], hint: say(hints[key]) }))}
          value={role === undefined ? [] : [role]}
          onValue={([key]) => setRole(offered.find((one) => one === key))}
          refusal={asking.refusal}
        />
        {asking.lost ? <p role="status">{say('lost')}</p> : null}
        <Button type="submit" busy={asking.busy}>
          {say('save')}
        </Button>
      </Sheet>
    </section>
  )
}
