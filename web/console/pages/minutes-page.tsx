import { useRoute } from 'preact-iso'
import * as z from 'zod'
import { formatInstant } from '#shared/calendar/format.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { minutesWords } from '#shared/text/console/minutes-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { useLang, useView, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter } from '../data/matter.ts'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { SheetView } from '../parts/sheet-view.tsx'
import { AddToMinutes, SignMinutes } from '../parts/sign-minutes.tsx'
import { Signatures } from '../parts/signatures.tsx'

const minutesAnswer = z.object({
  // Of our own server: its shape is checked where it is made.
  sheet: z.custom<Sheet>(
    (value) => z.object({ title: z.string(), parts: z.array(z.unknown()) }).safeParse(value).success,
  ),
})

/** The minutes write themselves; people read, add a word and sign. */
export function MinutesPage() {
  const { id = '' } = useRoute().params
  const lang = useLang()
  const say = useWords(minutesWords)
  const matter = useMatter(id)
  const minutes = useView(`/api/matters/${id}/minutes?lang=${lang}`, minutesAnswer)
  const query = `?lang=${lang}`
  return (
    <Screen title={say('title')} back={`/console/m/${id}`} above={matter.value?.matter.title ?? ''}>
      <Loaded view={matter}>{(here) => <Standing here={here} />}</Loaded>
      <Loaded view={minutes}>{({ sheet }) => <SheetView sheet={sheet} />}</Loaded>
      <div class="row">
        <a class="small plain" href={`/staff/matters/${id}/minutes${query}`} target="_blank" rel="noopener">
          <Icon name="print" /> {say('paper')}
        </a>
        <a class="small plain" href={`/api/matters/${id}/minutes.docx${query}`} target="_blank" rel="noopener">
          <Icon name="download" /> {say('word')}
        </a>
      </div>
      {matter.value === undefined ? null : <WhatNow here={matter.value} />}
    </Screen>
  )
}

/** Where the minutes stand, before they are read. */
function Standing({ here: { matter } }: { here: MatterHere }) {
  const say = useWords(minutesWords)
  const lang = useLang()
  const { minutes, poll } = matter.slices
  if (minutes.signedAt !== undefined)
    return (
      <div class="box">
        <p>
          <Status kind="good">{say('signed')}</Status>
        </p>
        <p>{say('signedOn', { when: formatInstant(minutes.signedAt, lang) })}</p>
      </div>
    )
  const open = poll.polls.filter(({ state }) => state !== 'closed')
  if (open.length > 0)
    return (
      <div class="box">
        <p>{say('pollsOpen', { n: open.length })}</p>
        <ul class="list">
          {open.map((one) => (
            <li>
              <a class="go" href={`/console/m/${matter.id}/poll/${one.id}`}>
                {one.question}
              </a>
            </li>
          ))}
        </ul>
      </div>
    )
  const early = matter.stage === 'visit' || matter.stage === 'propose'
  return <p>{say(early ? 'early' : 'drafted')}</p>
}

/** What is left to do below the text. */
function WhatNow({ here }: { here: MatterHere }) {
  const say = useWords(minutesWords)
  const { matter, allowed } = here
  const { minutes, poll } = matter.slices
  if (minutes.signedAt !== undefined)
    return (
      <>
        <Signatures here={here} />
        {allowed.includes('assign') ? (
          <a class="big" href={`/console/m/${matter.id}/assign`}>
            {say('next')}
          </a>
        ) : null}
        {allowed.includes('publish-notice') ? (
          <a class="big plain" href={`/console/m/${matter.id}/notice`}>
            {say('nextNotice')}
          </a>
        ) : null}
      </>
    )
  const open = poll.polls.some(({ state }) => state !== 'closed')
  const mayWrite = allowed.includes('write-minutes') && minutes.signatures.length === 0
  return (
    <>
      {mayWrite ? <AddToMinutes here={here} /> : null}
      {minutes.signers.length > 0 ? <Signatures here={here} /> : null}
      {!open && (allowed.includes('sign-minutes') || mayWrite) ? <SignMinutes here={here} mayWrite={mayWrite} /> : null}
      {allowed.includes('write-minutes') || allowed.includes('sign-minutes') ? null : (
        <p class="soft">{say('readOnly')}</p>
      )}
    </>
  )
}
