import { useState } from 'preact/hooks'
import * as z from 'zod'
import { formatInstant } from '#shared/calendar/format.ts'
import { meWords } from '#shared/text/console/me-words.ts'
import { Status } from '../../parts/status.tsx'
import { useAsking } from '../data/asking.ts'
import { useLang, useWords } from '../data/console.tsx'
import type { MySession } from '../pages/me-page.tsx'
import { Button, RefusalBox } from './act-button.tsx'

/** Where I am signed in; each place can be signed out from here, such as a phone that was lost. */
export function Sessions({ sessions, again }: { sessions: readonly MySession[]; again: () => void }) {
  const say = useWords(meWords)
  const lang = useLang()
  const asking = useAsking()
  const [ended, setEnded] = useState(false)
  const deviceOf = useDevice()
  const end = async (id: string) => {
    setEnded(false)
    const done = await asking.ask({ method: 'DELETE', path: `/api/sessions/${id}` }, z.looseObject({}))
    if (done === undefined) return
    setEnded(true)
    again()
  }
  const newestFirst = sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || (a.createdAt < b.createdAt ? 1 : -1),
  )
  return (
    <>
      <RefusalBox refusal={asking.refusal} />
      <p role="status">{ended ? say('ended') : asking.lost ? say('lost') : ''}</p>
      <ul class="list sessions">
        {newestFirst.map(({ id, label, createdAt, current }) => (
          <li key={id} class="card">
            <p>
              {deviceOf(label)} {current ? <Status kind="calm">{say('thisOne')}</Status> : null}
              <small class="soft">{say('since', { when: formatInstant(createdAt, lang) })}</small>
            </p>
            {current ? null : (
              <Button small plain busy={asking.busy} onClick={() => void end(id)}>
                {say('endSession', { device: deviceOf(label) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a browser says of itself, as people call the thing in their hand. */
function useDevice() {
  const say = useWords(meWords)
  return (label: string) => {
    const device = /Android|HarmonyOS/.test(label)
      ? say('android')
      : /iPhone|iPad/.test(label)
        ? say('iphone')
        : /Windows/.test(label)
          ? say('windows')
          : /Mac OS/.test(label)
            ? say('mac')
            : /Linux/.test(label)
              ? say('linux')
              : say('unknownDevice')
    return label.includes('MicroMessenger') ? say('weChat', { device }) : device
  }
}
