import { useState } from 'preact/hooks'
import * as z from 'zod'
import { pollWords } from '#shared/text/console/poll-words.ts'
import type { IconName } from '../../parts/icon.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useAsking } from '../data/asking.ts'
import { useLang, useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import { useRoster } from '../data/matter.ts'
import { personalLink, reissueLink } from '../data/new-link.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { CopyText } from './copy-text.tsx'
import { More } from './field.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface LinksProps {
  readonly act: 'vote' | 'evaluate'
  readonly matter: { readonly id: string; readonly place: string }
  readonly subject: string
  readonly list: string
  /** What the links are for, and what the slips are called. */
  readonly about: string
  readonly print: string
  /** The words to send along with one person's link. */
  readonly message: (name: string, url: string) => string
  /** Beside a name: has voted already. */
  readonly noteOf?: (code: string) => string | undefined
}

const spokenCode = z.object({ code: z.string(), name: z.string(), digits: z.string() })
const codesAnswer = z.object({ codes: z.array(spokenCode) })
const linksAnswer = z.object({ links: z.array(personalLink) })

/** Personal links: all of a list at once and as slips, or one person's to send by WeChat; a lost one anew. */
export function Links({ act, matter, subject, list, about, print, message, noteOf }: LinksProps) {
  const say = useWords(pollWords)
  const lang = useLang()
  const asking = useAsking()
  const [made, setMade] = useState<number>()
  const [one, setOne] = useState<{ code: string; name: string; url: string; anew: boolean }>()
  const [spoken, setSpoken] = useState<z.infer<typeof spokenCode>>()
  const [picked, setPicked] = useState<string>()
  const roster = useRoster(matter.place, list)
  const of = { act, matterId: matter.id, subject, list }
  const issue = (voters: 'all' | readonly string[]) =>
    asking.ask({ method: 'POST', path: '/api/links', body: { commandId: newId(), ...of, voters } }, linksAnswer)
  const makeAll = async () => {
    const answer = await issue('all')
    if (answer !== undefined) setMade(answer.links.length)
  }
  const show = async (code: string) => {
    setPicked(code)
    setOne(undefined)
    const answer = await issue([code])
    const [first] = answer?.links ?? []
    if (first !== undefined) setOne({ ...first, anew: false })
  }
  const reissue = async (voter: string) => {
    const link = await reissueLink(asking, of, voter)
    if (link === undefined) return
    setOne({ ...link, anew: true })
    // The old code is dead with the old link.
    setSpoken(undefined)
  }
  const speak = async (code: string) => {
    const body = { commandId: newId(), matterId: matter.id, subject, list, voters: [code] }
    const answer = await asking.ask({ method: 'POST', path: '/api/links/spoken', body }, codesAnswer)
    setSpoken(answer?.codes[0])
  }
  const query = new URLSearchParams({ act, subject, list, lang })
  const staff = `/staff/matters/${matter.id}`
  return (
    <>
      <p class="soft">{about}</p>
      <RefusalBox refusal={asking.refusal} />
      {asking.lost ? <p class="alert">{say('noSignal')}</p> : null}
      <div class="meeting-acts">
        <Button busy={asking.busy} onClick={() => void makeAll()}>
          <Icon name="link" /> {say('makeAll')}
        </Button>
        <a class="big plain" href={`${staff}/slips?${query}`} target="_blank" rel="noopener">
          <Icon name="print" /> {print}
        </a>
      </div>
      <ul class="list">
        {act === 'vote' ? (
          <Paper href={`${staff}/spoken?${query}`} icon="loudspeaker" text={say('spokenList')} />
        ) : null}
        <Paper href={`${staff}/delivery?${query}`} icon="message" text={say('deliveries')} />
        <Paper href={`/api/matters/${matter.id}/links.xlsx?${query}`} icon="download" text={say('smsFile')} />
      </ul>
      <p role="status">{made === undefined ? '' : say('made', { n: made })}</p>
      {made === undefined ? null : <p>{say('madeNext')}</p>}
      <More title={say('oneLink')}>
        <PeoplePicker
          label={say('oneLink')}
          people={(roster.value?.members ?? []).map(({ code, name }) => ({ code, name, note: noteOf?.(code) }))}
          chosen={new Set(picked === undefined ? [] : [picked])}
          single
          onToggle={(code) => void show(code)}
        />
        {one === undefined ? null : (
          <div data-link={one.url}>
            {one.anew ? <p class="box">{say('reissued')}</p> : null}
            <CopyText label={say('linkOf', { name: one.name })} text={message(one.name, one.url)} />
            {act === 'vote' ? (
              <>
                <p role="status">
                  {spoken?.code === one.code
                    ? say('spokenIs', { name: spoken.name, digits: inFours(spoken.digits) })
                    : ''}
                </p>
                {spoken?.code === one.code ? null : (
                  <>
                    <p class="soft">{say('spokenAbout')}</p>
                    <p>
                      <Button small plain busy={asking.busy} onClick={() => void speak(one.code)}>
                        {say('spoken')}
                      </Button>
                    </p>
                  </>
                )}
              </>
            ) : null}
            <p class="soft">{say('reissueAbout')}</p>
            <Button small plain busy={asking.busy} onClick={() => void reissue(one.code)}>
              {say('reissue')}
            </Button>
          </div>
        )}
      </More>
    </>
  )
}

/** As one says it: four and four. */
const inFours = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ')

function Paper({ href, icon, text }: { href: string; icon: IconName; text: string }) {
  return (
    <li>
      <a class="go" href={href} target="_blank" rel="noopener">
        <Icon name={icon} /> {text}
      </a>
    </li>
  )
}
