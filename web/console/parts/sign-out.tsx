import { useState } from 'preact/hooks'
import * as z from 'zod'
import { meWords } from '#shared/text/console/me-words.ts'
import { useAsking } from '../data/asking.ts'
import { useConsole, useOutbox, useWords } from '../data/console.tsx'
import { Button, RefusalBox } from './act-button.tsx'

/** The way out. What is not sent yet would be lost with it, so that comes first. */
export function SignOut({ current }: { current: string | undefined }) {
  const say = useWords(meWords)
  const { keep, outbox } = useConsole()
  const waiting = useOutbox().length
  const asking = useAsking()
  const [warned, setWarned] = useState(false)
  const [noWay, setNoWay] = useState(false)
  const leave = async () => {
    // Which session this is only the server can say.
    setNoWay(current === undefined)
    if (current === undefined) return
    const path = `/api/sessions/${current}`
    const done = await asking.ask({ method: 'DELETE', path }, z.looseObject({}))
    if (done === undefined) return
    await keep.clear()
    location.assign('/console/today')
  }
  return (
    <>
      <RefusalBox refusal={asking.refusal} />
      <p role="status">{asking.lost || noWay ? say('signOutLost') : ''}</p>
      {warned && waiting > 0 ? (
        <div class="alert" role="alert">
          <h2>{say('loseTitle', { n: waiting })}</h2>
          <p>{say('lose')}</p>
          <Button onClick={() => void outbox.hurry()}>{say('sendFirst')}</Button>
          <div class="row">
            <Button small plain onClick={() => setWarned(false)}>
              {say('stay')}
            </Button>
            <Button small plain busy={asking.busy} onClick={() => void leave()}>
              {say('loseAnyway')}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          plain
          busy={asking.busy}

          onClick={() => (waiting > 0 ? setWarned(true) : void leave())}
        >
          {say('signOut')}
        </Button>
      )}
    </>
  )
}
