import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod'
import { peopleWords } from '#shared/text/console/people-words.ts'
import { Qr } from '../../parts/qr.tsx'
import { useAsking } from '../data/asking.ts'
import { useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { CopyText } from './copy-text.tsx'

const linkAnswer = z.object({ url: z.string() })

/** A link that signs somebody in once, as a code to scan and as text to send. `atOnce` makes it without being asked. */
export function SignInLink({ login, name, atOnce = false }: { login: string; name: string; atOnce?: boolean }) {
  const say = useWords(peopleWords)
  const asking = useAsking()
  const [url, setUrl] = useState<string>()
  const make = async () => {
    const path = `/api/staff/${encodeURIComponent(login)}/sign-in-link`
    const made = await asking.ask({ method: 'POST', path, body: { commandId: newId() } }, linkAnswer)
    setUrl(made?.url)
  }
  useEffect(() => {
    if (atOnce) void make()
  }, [])
  return (
    <>
      <RefusalBox refusal={asking.refusal} />
      {url === undefined ? (
        <Button small plain busy={asking.busy} onClick={() => void make()}>
          {say('makeLink')}
        </Button>
      ) : (
        <div role="status">
          <p>{say('linkHint')}</p>
          <Qr text={url} label={say('scan')} />
          <CopyText label={say('link', { name })} text={url} />
        </div>
      )}
      {asking.lost ? <p role="status">{say('lost')}</p> : null}
    </>
  )
}
