import { useState } from 'preact/hooks'
import * as z from 'zod'
import { pollWords } from '#shared/text/console/poll-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useAsking } from '../data/asking.ts'
import { useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import { useRoster } from '../data/matter.ts'
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

const link = z.object({ code: z.string(), name: z.string(), url: z.string() })
const linksAnswer = z.object({ links: z.array(link) })
const linkAnswer = z.object({ link })

/** Personal links: all of a list at once and as slips, or one person's to send by WeChat; a lost one anew. */
export function Links({ act, matter, subject, list, about, print, message, noteOf }: LinksProps) {
  const say = useWords(pollWords)
  const asking = useAsking()
  const [made, setMade] = useState<number>()
  const [one, setOne] = useState<{ code: string; name: string; url: string; anew: boolean }>()
  const [picked, setPicked] = useState<string>()
  const roster = useRoster(matter.place, list)
  const order = () => ({ commandId: newId(), act, matterId: matter.id, subject, list })
  const issue = (voters: 'all' | readonly string[]) =>
    asking.ask({ method: 'POST', path: '/api/links', body: { ...order(), voters } }, linksAnswer)
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
    const body = { ...order(), voter }
    const answer = await asking.ask({ method: 'POST', path: '/api/links/reissue', body }, linkAnswer)
    if (answer !== undefined) setOne({ ...answer.link, anew: true })
  }
  const slips = new URLSearchParams({ act, subject, list })
  return (
    <>
      <p class="soft">{about}</p>
      <RefusalBox refusal={asking.refusal} />
      {asking.lost ? <p class="alert">{say('noSignal')}</p> : null}
      <div class="meeting-acts">
        <Button busy={asking.busy} onClick={() => void makeAll()}>
          <Icon name="link" /> {say('makeAll')}
        </Button>
        <a class="big plain" href={`/staff/matters/${matter.id}/slips?${slips}`} target="_blank" rel="noopener">
          <Icon name="print" /> {print}
        </a>
      </div>
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
