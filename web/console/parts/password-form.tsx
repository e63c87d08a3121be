import { useState } from 'preact/hooks'
import * as z from 'zod'
import { meWords } from '#shared/text/console/me-words.ts'
import { useAsking } from '../data/asking.ts'
import { useConsole, useWords } from '../data/console.tsx'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'

/** A password of one's own; kept nowhere on the phone, so it needs a signal. */
export function PasswordForm() {
  const say = useWords(meWords)
  const { me } = useConsole()
  const asking = useAsking()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [saved, setSaved] = useState(false)
  const send = async () => {
    setSaved(false)
    const body = { password, ...(current === '' ? {} : { current }) }
    const heard = await asking.ask({ method: 'POST', path: '/api/password', body }, z.looseObject({}))
    if (heard === undefined) return
    setCurrent('')
    setPassword('')
    setSaved(true)
  }
  return (
    <Sheet onSend={() => void send()}>
      <RefusalBox refusal={asking.refusal} />
      {/* Tells the phone's own keeper of passwords whose it is. */}
      <input type="text" hidden readOnly autoComplete="username" value={me.id} />
      <TextField
        name="current"
        label={say('current')}
        hint={say('currentHint')}
        type="password"
        autoComplete="current-password"
        value={current}
        onValue={setCurrent}
        refusal={asking.refusal}
      />
      <TextField
        name="password"
        label={say('fresh')}
        hint={say('freshHint')}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={password}
        onValue={setPassword}
        refusal={asking.refusal}
      />
      <Button type="submit" plain busy={asking.busy} disabled={password === ''}>
        {say('savePassword')}
      </Button>
      <p role="status">{saved ? say('passwordSaved') : asking.lost ? say('lost') : ''}</p>
    </Sheet>
  )
}
