import { useState } from 'preact/hooks'
import * as z from 'zod'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import { useAsking } from '../data/asking.ts'
import { useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import { useRoster } from '../data/matter.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { ChipChoice } from './chip-choice.tsx'
import { CopyText } from './copy-text.tsx'
import { PeoplePicker } from './people-picker.tsx'

const linksAnswer = z.object({ links: z.array(z.object({ code: z.string(), name: z.string(), url: z.string() })) })

interface LinkForOneProps {
  readonly here: MatterHere
  readonly act: 'vote' | 'object' | 'evaluate'
  /** The poll, notice or topic it is about. */
  readonly subject: string
}

/** A personal link for one person of a list, to copy and send to them alone. */
export function LinkForOne({ here: { matter }, act, subject }: LinkForOneProps) {
  const say = useWords(noticeWords)
  const lists = useRoster(matter.place).value?.lists ?? []
  const called = matter.slices.meeting.meetings.at(-1)?.list ?? matter.slices.poll.polls.at(-1)?.list
  const [picked, setPicked] = useState<string>()
  const list = picked ?? called ?? lists[0]?.list
  const people = useRoster(list === undefined ? undefined : matter.place, list).value?.members ?? []
  const asking = useAsking()
  const [chosen, setChosen] = useState<string>()
  const [link, setLink] = useState<{ name: string; url: string }>()
  const choose = async (code: string) => {
    setChosen(code)
    setLink(undefined)
    const body = { commandId: newId(), act, matterId: matter.id, subject, list, voters: [code] }
    const made = await asking.ask({ method: 'POST', path: '/api/links', body }, linksAnswer)
    setLink(made?.links[0])
  }
  return (
    <>
      <h4>{say('oneLink')}</h4>
      {lists.length < 2 ? null : (
        <ChipChoice
          label={say('list')}
          chips={lists.map((one) => ({ key: one.list, text: one.list }))}
          value={list ?? ''}
          onValue={setPicked}
        />
      )}
      {link === undefined ? (
        <PeoplePicker
          label={say('whom')}
          people={people}
          chosen={new Set(chosen === undefined ? [] : [chosen])}
          onToggle={(code) => void choose(code)}
          single
          shown={12}
        />
      ) : null}
      <div role="status">
        {asking.busy ? say('makingLink') : asking.lost ? say('linkLost') : null}
        {link === undefined ? null : <CopyText label={say('linkFor', { name: link.name })} text={link.url} />}
      </div>
      {link === undefined ? null : (
        <Button small plain onClick={() => setLink(undefined)}>
          {say('another')}
        </Button>
      )}
      <RefusalBox refusal={asking.refusal} />
    </>
  )
}
